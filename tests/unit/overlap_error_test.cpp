#include "../support.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdlib>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

using lend::mut;
using lend::shared;
using kind = lend::overlapping_loan::kind;

namespace {

constexpr auto nothing = [](auto&&...) {};

template <class Call>
lend::overlap_error error_of(Call use) {
  try {
    use();
  } catch (const lend::overlap_error& error) {
    return error;
  }
  FAIL("nothing was thrown");
  std::abort();
}

struct place {
  std::size_t task;
  std::size_t argument;
  std::size_t part;
};

template <class Call>
void check_places(Call use, place first, place second) {
  const lend::overlap_error error = error_of(use);
  const auto is_at = [](const lend::overlapping_loan& loan, place at) {
    return loan.task == at.task && loan.argument == at.argument && loan.part == at.part;
  };
  CAPTURE(error.what());
  CHECK(is_at(error.first(), first));
  CHECK(is_at(error.second(), second));
}

std::string range(const void* begin, std::size_t size) {
  std::ostringstream text;
  text << "bytes " << begin << '-'
       << static_cast<const void*>(static_cast<const char*>(begin) + size - 1);
  return text.str();
}

}  // namespace

TEST_CASE("the message names arguments, types and bytes") {
  std::vector<int> v{1, 2, 3};
  const std::string of_v = "std::vector<int>, " + range(&v, sizeof(std::vector<int>));
  const std::string of_element = "int, " + range(&v[1], sizeof v[1]);

  CHECK(std::string(error_of([&] { lend::call(nothing, shared(v), mut(v)); }).what()) ==
        "lend[disjoint]: argument 3 (exclusive loan of " + of_v +
            ") overlaps argument 2 (shared loan of " + of_v +
            "); lend disjoint parts, or share both");
  CHECK(std::string(error_of([&] { lend::call(nothing, mut(v), shared(v[1])); }).what()) ==
        "lend[disjoint]: argument 3 (shared loan of " + of_element +
            ") overlaps what argument 2 (exclusive loan of " + of_v +
            ") owns; lend disjoint parts, or share both");
  CHECK(std::string(error_of([&] { lend::call(nothing, mut(v[1]), shared(v)); }).what()) ==
        "lend[disjoint]: argument 2 (exclusive loan of " + of_element +
            ") overlaps what argument 3 (shared loan of " + of_v +
            ") owns; lend disjoint parts, or share both");
  CHECK(std::string(error_of([&] { lend::for_each(lend::zip(v, v), nothing); }).what()) ==
        "lend[disjoint]: part 2 of argument 1 (exclusive loan of 3 int, " +
            range(v.data(), 3 * sizeof v[0]) +
            ") overlaps part 1 of argument 1 (exclusive loan of 3 int, " +
            range(v.data(), 3 * sizeof v[0]) + "); lend disjoint parts, or share both");
  CHECK(std::string(error_of([&] {
                      lend::join(lend::task(nothing, mut(v[1])), lend::task(nothing, 1, mut(v[1])));
                    }).what()) == "lend[disjoint]: argument 3 of task 2 (exclusive loan of " +
                                      of_element +
                                      ") overlaps argument 2 of task 1 (exclusive loan of " +
                                      of_element + "); lend disjoint parts, or share both");
}

TEST_CASE("the error gives both loans") {
  std::vector<int> v{1, 2, 3};
  const lend::overlap_error error =
      error_of([&] { lend::call(nothing, std::move(v), shared(v[1])); });
  CHECK(error.first().how == kind::moved_in);
  CHECK(error.first().type == lend::detail::type_name<std::vector<int>>());
  CHECK(error.first().begin == &v);
  CHECK(error.first().bytes == sizeof(std::vector<int>));
  CHECK(error.first().count == 1);
  CHECK(error.second().how == kind::shared);
  CHECK(error.second().type == "int");
  CHECK(error.second().begin == &v[1]);
  CHECK(error.second().bytes == sizeof v[1]);
  CHECK(error_of([&] { lend::call(nothing, shared(v), mut(v)); }).second().how == kind::exclusive);
  CHECK(v.size() == 3);
}

TEST_CASE("arguments are counted as they are written") {
  std::vector<int> v{1, 2, 3};
  check_places([&] { lend::run(nothing, 1, mut(v), shared(v)); }, {0, 3, 0}, {0, 4, 0});
  check_places([&] { lend::for_each(v, nothing, 1, shared(v)); }, {0, 1, 0}, {0, 4, 0});
  check_places([&] { lend::for_each(lend::options{.grain = 1}, v, nothing, shared(v)); }, {0, 1, 0},
               {0, 3, 0});
  check_places([&] { lend::for_each(lend::enumerate(lend::zip(v, v)), nothing); }, {0, 1, 1},
               {0, 1, 2});
  check_places([&] { lend::transform(v, v, [](int) { return 1; }); }, {0, 1, 0}, {0, 2, 0});
  check_places([&] { lend::parallel_for(0, 3, nothing, shared(v), std::move(v)); }, {0, 4, 0},
               {0, 5, 0});
  check_places([&] { lend::join(lend::split_at(1, v), nothing, shared(v[0])); }, {0, 1, 0},
               {0, 3, 0});
  check_places([&] { lend::join(lend::split_at(1, v, v), nothing); }, {0, 1, 1}, {0, 1, 2});
  check_places([&] { lend::scope([](lend::scope_handle&, auto&&...) {}, mut(v), shared(v)); },
               {0, 2, 0}, {0, 3, 0});
  check_places([&] { lend::join(lend::task(nothing), lend::task(nothing, mut(v), 1, shared(v))); },
               {2, 2, 0}, {2, 4, 0});
}

TEST_CASE("loans that are held are compared with those that are made, and with themselves") {
  std::vector<int> v{1, 2, 3};
  std::vector<int> w{1, 2, 3};
  lend::call(
      [](lend::slice_mut<int> a, lend::slice<int> b) {
        check_places([&] { lend::call(nothing, mut(a), std::move(a)); }, {0, 2, 0}, {0, 3, 0});
        check_places([&] { lend::call(nothing, shared(a), mut(a)); }, {0, 2, 0}, {0, 3, 0});
        check_places([&] { lend::call(nothing, mut(a), mut(a[1])); }, {0, 2, 0}, {0, 3, 0});
        check_places([&] { lend::join(a.split_at(1), nothing, shared(a)); }, {0, 1, 0}, {0, 3, 0});
        check_places([&] { lend::for_each(lend::zip(a, a), nothing); }, {0, 1, 1}, {0, 1, 2});
        lend::call(nothing, mut(a), b, shared(b));
        lend::join(a.split_at(1), nothing, b);
      },
      mut(v), shared(w));
}
