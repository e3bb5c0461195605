#include "../support.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <memory>
#include <string>
#include <tuple>
#include <type_traits>
#include <vector>

using lend::ref;
using lend::ref_mut;
using lend::slice_mut;

namespace {

struct account {
  std::string owner;
  std::vector<int> entries;
  const int id = 7;
  std::unique_ptr<int> note;
};

struct book {
  std::string title;
  int pages;
};

struct ends {
  int first;
  int last;
};

struct tagged {
  int tag;
};
struct tagged_point : tagged {
  int x;
  int y;
  unsigned bits : 3;
};

union number {
  int integer;
  float real;
};
struct holder {
  union {
    int integer;
    float real;
  };
  int other;
};

struct counted {
  std::atomic<int> hits;
  const std::atomic<int> fixed{1};
  int size;
};

struct counters {
  std::atomic<int> a;
  std::atomic<int> b;
};

}  // namespace

template <>
inline constexpr auto lend::enable_owned<tagged_point> = lend::yes;
template <>
inline constexpr auto lend::enable_send<tagged_point> = lend::yes;
template <>
inline constexpr auto lend::enable_owned<number> = lend::yes;
template <>
inline constexpr auto lend::enable_send<number> = lend::yes;
template <>
inline constexpr auto lend::enable_owned<holder> = lend::yes;
template <>
inline constexpr auto lend::enable_send<holder> = lend::yes;
template <>
inline constexpr auto lend::enable_concurrent<holder> = lend::no;

TEST_CASE("an exclusive loan is given away in members, for tasks of their own") {
  account a{"ann", {1, 2, 3}, 7, std::make_unique<int>(4)};
  lend::run(
      [](ref_mut<account> r) {
        auto [owner, entries, note] =
            std::move(r).fields(&account::owner, &account::entries, &account::note);
        static_assert(std::is_same_v<decltype(owner), ref_mut<std::string>>);
        CHECK_THROWS_AS((void)*r, lend::moved_error);
        lend::join(
            lend::task([](ref_mut<std::string> name) { *name += "e"; }, std::move(owner)),
            lend::task([](slice_mut<int> e) { e[0] = 10; }, lend::mut(*entries)),
            lend::task([](ref_mut<std::unique_ptr<int>> n) { n->reset(); }, std::move(note)));
      },
      lend::mut(a));
  CHECK(a.owner == "anne");
  CHECK(a.entries[0] == 10);
  CHECK(a.note == nullptr);
}

TEST_CASE("a const member is lent shared, and the type of each follows from the loan") {
  account a{};
  const book b{"emma", 400};
  lend::call(
      [](ref_mut<account> r, int expected) {
        auto [id] = std::move(r).fields(&account::id);
        static_assert(std::is_same_v<decltype(id), ref<int>>);
        CHECK(*id == expected);
      },
      lend::mut(a), 7);
  lend::call(
      [](ref<book> r) {
        const auto [title, pages] = r.fields(&book::title, &book::pages);
        static_assert(std::is_same_v<decltype(title), const ref<std::string>>);
        CHECK(*title == "emma");
        CHECK(*pages == 400);
        const auto [one, same] = r.fields<&book::title, &book::title>();
        CHECK(&*one == &*same);
      },
      lend::shared(b));
}

TEST_CASE("members of a base are members") {
  tagged_point p{};
  lend::call(
      [](ref_mut<tagged_point> r) {
        auto [tag, y] = std::move(r).fields(&tagged_point::tag, &tagged_point::y);
        *tag = 1;
        *y = 2;
      },
      lend::mut(p));
  lend::call(
      [](ref_mut<tagged_point> r) {
        auto [x, tag] = std::move(r).fields<&tagged_point::x, &tagged::tag>();
        *x = 3;
        *tag += 10;
      },
      lend::mut(p));
  CHECK(p.tag == 11);
  CHECK(p.x == 3);
  CHECK(p.y == 2);
}

TEST_CASE("a member that is named twice is refused, and the loan is kept") {
  ends e{1, 2};
  lend::call(
      [](ref_mut<ends> r) {
        int ends::* const chosen = &ends::first;
        CHECK_THROWS_WITH_AS(
            (void)std::move(r).fields(&ends::first, &ends::last, chosen),
            "lend[disjoint]: two of these members are the same, or lie in one union; name each one "
            "once",
            lend::overlap_error);
        CHECK(r->last == 2);
        auto [first] = std::move(r).fields(chosen);
        CHECK(*first == 1);
        CHECK_THROWS_AS((void)std::move(r).fields(chosen), lend::moved_error);
        CHECK_THROWS_AS((void)std::move(r).fields<&ends::first>(), lend::moved_error);
      },
      lend::mut(e));
}

TEST_CASE("members of one union are refused") {
  number n{1};
  lend::call(
      [](ref_mut<number> r) {
        CHECK_THROWS_AS((void)std::move(r).fields(&number::integer, &number::real),
                        lend::overlap_error);
        auto [integer] = std::move(r).fields<&number::integer>();
        CHECK(*integer == 1);
      },
      lend::mut(n));
  holder h{{1}, 2};
  lend::call(
      [](ref_mut<holder> r) {
        CHECK_THROWS_AS(((void)std::move(r).fields<&holder::integer, &holder::real>()),
                        lend::overlap_error);
        auto [integer, other] = std::move(r).fields(&holder::integer, &holder::other);
        CHECK(*integer + *other == 3);
      },
      lend::mut(h));
}

TEST_CASE("members of a concurrent type are lent for change where that is allowed") {
  counters c{};
  lend::call(
      [](ref<counters> r) {
        auto [a, b] = r.fields(&counters::a, &counters::b);
        ++*a;
        *b += 2;
      },
      lend::shared(c));
  CHECK(c.a == 1);
  CHECK(c.b == 2);
  counted d{};
  lend::call(
      [](ref_mut<counted> r) {
        auto [hits, size] = std::move(r).fields(&counted::hits, &counted::size);
        static_assert(std::is_same_v<decltype(hits), ref_mut<std::atomic<int>>>);
        *hits = *size + 1;
      },
      lend::mut(d));
  CHECK(d.hits == 1);
}

TEST_CASE("freezing a member's loan makes it shared for good") {
  ends e{1, 2};
  lend::call(
      [](ref_mut<ends> r) {
        auto [first, last] = std::move(r).fields(&ends::first, &ends::last);
        const ref<int> one = std::move(first).freeze();
        const ref<int> two = std::move(last);
        const ref<int> again = one;  // NOLINT(performance-unnecessary-copy-initialization)
        CHECK(*one + *two + *again == 4);
        CHECK_THROWS_AS((void)*first, lend::moved_error);
        CHECK_THROWS_AS((void)*last, lend::moved_error);
      },
      lend::mut(e));
}
