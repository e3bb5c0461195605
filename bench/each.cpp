#include <lend/lend.hpp>

#include "peers.hpp"

#include <algorithm>
#include <cstddef>
#include <execution>
#include <functional>
#include <memory>
#include <numeric>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

// Algorithms that no other benchmark is about, each beside the one of the standard library that
// does the same, on one thread and in parallel.

namespace {

using std::execution::par;
using numbers = std::vector<double>;

struct data {
  numbers x;
  numbers y;
  numbers out;
  std::vector<std::size_t> places;
};

data data_of(std::size_t size) {
  data made{numbers(size), numbers(size), numbers(size), std::vector<std::size_t>(size)};
  for (std::size_t i = 0; i < size; ++i) {
    made.x[i] = static_cast<double>(i / 2 % 1024);
    made.places[i] = i * 2'654'435'761U % size;
  }
  made.y = made.x;
  return made;
}

/// What `out` holds, but for changes that leave the sum and two elements as they are.
double trace_of(const numbers& out) {
  return std::accumulate(out.begin(), out.end(), 3 * out.front() + 5 * out[out.size() / 3]);
}

std::size_t place(const numbers& v, numbers::const_iterator found) {
  return static_cast<std::size_t>(found - v.begin());
}

double affine(double x) { return x * 0.5 + 1; }

/// Three ways to the same result: a number, or `out`, in which case they return nothing.
template <class Plain, class Lend, class Par>
void add_ways(const std::string& name, const std::string& elements, std::size_t size, Plain plain,
              Lend by_lend, Par by_par, bench::timing how = bench::timing::of_all_runs,
              const std::string& name_in_std = "") {
  const std::string in_std = "std::" + (name_in_std.empty() ? name : name_in_std);
  auto d = std::make_shared<data>();
  auto found = std::make_shared<double>();
  auto expected = std::make_shared<double>();
  const auto call = [=](auto way) {
    return [=] {
      if constexpr (std::is_void_v<decltype(way(*d))>) {
        way(*d);
      } else {
        *found = static_cast<double>(way(*d));
      }
    };
  };
  const auto result = [=] { return *found + trace_of(d->out); };
  const bench::workload load{name + "/" + elements, static_cast<double>(size), 0,
                             [=] {
                               if (d->x.empty()) {
                                 *d = data_of(size);
                                 call(plain)();
                                 *expected = result();
                               }
                               *d = data_of(size);
                               *found = 0;
                             },
                             [=] { return result() == *expected; }};
  bench::add<bench::sequential>(load, in_std, call(plain), how);
  bench::add<bench::in_lend>(load, "lend::" + name, call(by_lend), how);
  bench::add<bench::in_tbb>(load, in_std + "(par)", call(by_par), how);
}

void add_loops(const std::string& elements, std::size_t size) {
  const auto change = [](double& x) { x = affine(x); };
  add_ways(
      "for_each", elements, size,
      [=](data& d) { std::for_each(d.out.begin(), d.out.end(), change); },
      [=](data& d) { lend::for_each(d.out, change); },
      [=](data& d) { std::for_each(par, d.out.begin(), d.out.end(), change); });
  add_ways(
      "transform", elements, size,
      [](data& d) { std::transform(d.x.begin(), d.x.end(), d.out.begin(), affine); },
      [](data& d) {
        lend::transform(std::as_const(d.x), d.out, [](double x) { return affine(x); });
      },
      [](data& d) {
        std::transform(par, d.x.begin(), d.x.end(), d.out.begin(),
                       [](double x) { return affine(x); });
      });
  const auto fill = [](data& d, auto&&... policy) {
    std::for_each(policy..., d.out.begin(), d.out.end(), [first = d.out.data()](double& x) {
      x = affine(static_cast<double>(&x - first));
    });
  };
  add_ways(
      "tabulate", elements, size, [=](data& d) { fill(d); },
      [](data& d) {
        lend::tabulate(d.out, [](std::size_t i) { return affine(static_cast<double>(i)); });
      },
      [=](data& d) { fill(d, par); }, bench::timing::of_all_runs, "for_each");
  add_ways(
      "transform_reduce", elements, size,
      [](data& d) { return std::transform_reduce(d.x.begin(), d.x.end(), d.y.begin(), 0.0); },
      [](data& d) {
        return lend::transform_reduce(lend::zip(std::as_const(d.x), std::as_const(d.y)), 0.0,
                                      std::plus<>{}, [](double x, double y) { return x * y; });
      },
      [](data& d) { return std::transform_reduce(par, d.x.begin(), d.x.end(), d.y.begin(), 0.0); });
  add_ways(
      "exclusive_scan", elements, size,
      [](data& d) { std::exclusive_scan(d.x.begin(), d.x.end(), d.out.begin(), 0.0); },
      [](data& d) { lend::exclusive_scan(std::as_const(d.x), d.out, 0.0, std::plus<>{}); },
      [](data& d) { std::exclusive_scan(par, d.x.begin(), d.x.end(), d.out.begin(), 0.0); });
}

void add_questions(const std::string& elements, std::size_t size) {
  const auto is_negative = [](double x) { return x < 0; };
  add_ways(
      "any_of", elements, size,
      [=](data& d) { return std::any_of(d.x.begin(), d.x.end(), is_negative); },
      [=](data& d) { return lend::any_of(std::as_const(d.x), is_negative); },
      [=](data& d) { return std::any_of(par, d.x.begin(), d.x.end(), is_negative); });
  add_ways(
      "equal", elements, size,
      [](data& d) { return std::equal(d.x.begin(), d.x.end(), d.y.begin(), d.y.end()); },
      [](data& d) { return lend::equal(std::as_const(d.x), std::as_const(d.y)); },
      [](data& d) { return std::equal(par, d.x.begin(), d.x.end(), d.y.begin(), d.y.end()); });
  add_ways(
      "mismatch", elements, size,
      [](data& d) { return place(d.x, std::mismatch(d.x.begin(), d.x.end(), d.y.begin()).first); },
      [](data& d) {
        return lend::mismatch(std::as_const(d.x), std::as_const(d.y)).value_or(d.x.size());
      },
      [](data& d) {
        return place(d.x, std::mismatch(par, d.x.begin(), d.x.end(), d.y.begin()).first);
      });
  add_ways(
      "max_element", elements, size,
      [](data& d) { return place(d.x, std::max_element(d.x.begin(), d.x.end())); },
      [](data& d) { return *lend::max_element(std::as_const(d.x)); },
      [](data& d) { return place(d.x, std::max_element(par, d.x.begin(), d.x.end())); });
  add_ways(
      "minmax_element", elements, size,
      [](data& d) {
        const auto [least, greatest] = std::minmax_element(d.x.begin(), d.x.end());
        return place(d.x, least) + place(d.x, greatest);
      },
      [](data& d) {
        const auto found = lend::minmax_element(std::as_const(d.x));
        return found->min + found->max;
      },
      [](data& d) {
        const auto [least, greatest] = std::minmax_element(par, d.x.begin(), d.x.end());
        return place(d.x, least) + place(d.x, greatest);
      });
}

void add_moves(const std::string& elements, std::size_t size) {
  add_ways(
      "unique", elements, size,
      [](data& d) { return place(d.x, std::unique(d.x.begin(), d.x.end())); },
      [](data& d) { return lend::unique(d.x); },
      [](data& d) { return place(d.x, std::unique(par, d.x.begin(), d.x.end())); },
      bench::timing::of_each_run);
  const auto from = [](const data& d) { return [&x = d.x](std::size_t at) { return x[at]; }; };
  add_ways(
      "gather", elements, size,
      [=](data& d) { std::transform(d.places.begin(), d.places.end(), d.out.begin(), from(d)); },
      [](data& d) { lend::gather(std::as_const(d.x), std::as_const(d.places), d.out); },
      [=](data& d) {
        std::transform(par, d.places.begin(), d.places.end(), d.out.begin(), from(d));
      },
      bench::timing::of_all_runs, "transform");
}

}  // namespace

int main(int argc, char** argv) {
  const std::pair<const char*, std::size_t> sizes[] = {{"1K", 1'000}, {"10M", 10'000'000}};
  for (const auto& [elements, size] : sizes) {
    add_loops(elements, size);
    add_questions(elements, size);
    add_moves(elements, size);
  }
  return bench::run_all(argc, argv);
}
