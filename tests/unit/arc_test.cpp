#include "../counted.hpp"
#include "../support.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

using lend::arc;
using lend::make_arc;

namespace {

struct version {
  std::string text;
  std::vector<arc<version>> parents;
  std::optional<arc<version>> origin;
};

struct cursed_version {
  std::vector<arc<cursed_version>> parents;
  int* target;
};

struct counters {
  std::atomic<int> hits;
  std::atomic<long> misses;
};

struct alignas(128) wide {
  int value;
};

struct throwing {
  support::counted before{1};
  throwing() { throw support::failed(); }
};

struct throws_when_moved {
  support::counted inside{1};
  throws_when_moved() = default;
  // NOLINTNEXTLINE(performance-noexcept-move-constructor,performance-move-constructor-init)
  throws_when_moved(throws_when_moved&& other) : inside(other.inside) { throw support::failed(); }
};

}  // namespace

template <>
inline constexpr auto lend::enable_owned<throwing> = lend::yes;
template <>
inline constexpr auto lend::enable_owned<throws_when_moved> = lend::yes;

TEST_CASE("an arc has the traits that several owners need") {
  static_assert(lend::Send<arc<int>> && lend::Sync<arc<int>> && lend::Owned<arc<int>>);
  static_assert(!lend::Concurrent<arc<int>> && !lend::Concurrent<arc<std::atomic<int>>>);
  static_assert(lend::Send<arc<std::atomic<int>>> && lend::Sync<arc<std::atomic<int>>>);
  static_assert(lend::Send<arc<lend::worker_local<int>>>);
  // Send, but not to be read by several threads at once
  using unsynced = std::unique_ptr<int>;
  static_assert(lend::Send<unsynced> && !lend::Sync<unsynced> && lend::Owned<arc<unsynced>>);
  static_assert(!lend::Send<arc<unsynced>> && !lend::Sync<arc<unsynced>>);
  static_assert(!lend::Send<arc<int*>> && !lend::Owned<arc<int*>>);
  static_assert(lend::Send<version> && lend::Sync<version> && lend::Owned<version>);
  static_assert(!lend::Send<cursed_version> && !lend::Sync<cursed_version>);
}

TEST_CASE("an arc is made by make_arc alone") {
  static_assert(!std::is_default_constructible_v<arc<int>>);
  static_assert(!std::is_constructible_v<arc<int>, int>);
  static_assert(!std::is_constructible_v<arc<int>, int*>);
  static_assert(!std::is_constructible_v<arc<int>, std::unique_ptr<int>>);
  static_assert(!std::is_constructible_v<arc<int>, std::shared_ptr<int>>);
  CHECK(*lend::make_arc<int>(3) == 3);
}

TEST_CASE("an arc gives its object to read, or to change where several may") {
  static_assert(std::is_same_v<decltype(*std::declval<arc<int>&>()), const int&>);
  static_assert(std::is_same_v<decltype(std::declval<arc<int>&>().operator->()), const int*>);
  using shared_count = arc<std::atomic<int>>;
  static_assert(std::is_same_v<decltype(*std::declval<const shared_count&>()), std::atomic<int>&>);
  static_assert(std::is_same_v<decltype(std::declval<arc<counters>&>().operator->()), counters*>);
  const arc<std::string> text = make_arc<std::string>("abc");
  CHECK(*text == "abc");
  CHECK(text->size() == 3);
  const shared_count n = make_arc<std::atomic<int>>(3);
  ++*n;
  CHECK(n->load() == 4);
}

TEST_CASE("a copy is another owner, and the last one ends the object") {
  {
    arc<support::counted> a = make_arc<support::counted>(5);
    CHECK(a.use_count() == 1);
    {
      const arc<support::counted> b = a;  // NOLINT(performance-unnecessary-copy-initialization)
      arc<support::counted> c = make_arc<support::counted>(6);
      CHECK(support::counted::alive == 2);
      c = b;
      CHECK(support::counted::alive == 1);
      CHECK(a.use_count() == 3);
      CHECK(&*a == &*c);
      c = std::as_const(c);  // NOLINT: to itself
      CHECK(c->value() == 5);
    }
    CHECK(a.use_count() == 1);
    arc<support::counted> d = std::move(a);
    CHECK(d.use_count() == 1);
    CHECK_THROWS_AS((void)*a, lend::moved_error);
    CHECK_THROWS_AS((void)a.operator->(), lend::moved_error);
    CHECK_THROWS_AS((void)a.use_count(), lend::moved_error);
    CHECK_THROWS_AS((void)std::move(a).into_inner(), lend::moved_error);
    const arc<support::counted> e = a;  // of what was moved from
    CHECK_THROWS_AS((void)*e, lend::moved_error);
    a = d;
    CHECK(a->value() == 5);
  }
  CHECK(support::counted::none_left());
}

TEST_CASE("the last owner takes the object out") {
  arc<support::move_only> a = make_arc<support::move_only>(7);
  arc<support::move_only> b = a;
  CHECK_FALSE(std::move(a).into_inner().has_value());
  CHECK(std::move(b).into_inner()->value() == 7);
  CHECK_THROWS_AS((void)*b, lend::moved_error);
  CHECK_THROWS_AS((void)make_arc<throws_when_moved>().into_inner(), support::failed);
  CHECK(support::counted::none_left());
}

TEST_CASE("of tasks that give their owners up at once, one gets the object") {
  support::at_all_widths([](std::size_t) {
    for (int round = 0; round < 200; ++round) {
      arc<std::vector<int>> a = make_arc<std::vector<int>>(10U, round);
      const auto take = [](arc<std::vector<int>> own) {
        const std::optional<std::vector<int>> all = std::move(own).into_inner();
        return all.has_value() && all->size() == 10 ? 1 : 0;
      };
      arc<std::vector<int>> b = a;
      const auto [x, y] =
          lend::join(lend::task(take, std::move(a)), lend::task(take, std::move(b)));
      CHECK(x + y == 1);
    }
  });
}

TEST_CASE("tasks own an object together") {
  support::at_all_widths([](std::size_t) {
    arc<std::atomic<int>> n = make_arc<std::atomic<int>>(0);
    lend::scope(
        [](lend::scope_handle& s, arc<std::atomic<int>> mine) {
          for (int i = 0; i < 100; ++i) {
            s.spawn([](arc<std::atomic<int>> own) { ++*own; }, lend::copy(mine));
          }
        },
        lend::copy(n));
    CHECK(*n == 100);
    CHECK(n.use_count() == 1);
    arc<support::counted> last = make_arc<support::counted>(3);
    lend::scope(
        [](lend::scope_handle& s, arc<support::counted> mine) {
          for (int i = 0; i < 100; ++i) {
            s.spawn([](arc<support::counted> own) { CHECK(own->value() == 3); }, lend::copy(mine));
          }
        },
        std::move(last));
    CHECK(support::counted::none_left());
  });
}

TEST_CASE("an arc and what it owns are lent") {
  arc<std::vector<int>> a = make_arc<std::vector<int>>(100U, 2);
  CHECK(lend::reduce(*a, 0, [](int x, int y) { return x + y; }) == 200);
  CHECK(lend::run([](lend::slice<int> v) { return v.size(); }, lend::shared(*a)) == 100);
  std::vector<int> out(100);
  lend::transform(
      *a, out, [](int x, const arc<std::vector<int>>& all) { return x + (*all)[5]; },
      lend::shared(a));
  CHECK(out == std::vector<int>(100, 4));
  arc<std::atomic<int>> n = make_arc<std::atomic<int>>(0);
  lend::for_each(out, [](int x, std::atomic<int>& sum) { sum += x; }, lend::shared(*n));
  CHECK(*n == 400);
}

TEST_CASE("objects of all kinds have several owners") {
  const arc<version> first = make_arc<version>("one", std::vector<arc<version>>{}, std::nullopt);
  const arc<version> second = make_arc<version>("two", std::vector{first, first}, first);
  CHECK(second->parents[1]->text == "one");
  CHECK(first.use_count() == 4);
  for (int i = 0; i < 10; ++i) {
    CHECK(reinterpret_cast<std::uintptr_t>(&*make_arc<wide>(i)) % 128 == 0);
  }
  CHECK_THROWS_AS((void)make_arc<throwing>(), support::failed);
  CHECK(support::counted::none_left());
}

TEST_CASE("an owner that is given away is not lent beside its object") {
  auto a = lend::make_arc<std::vector<int>>(std::vector<int>{1, 2, 3});
  const auto read = [](lend::arc<std::vector<int>>, const std::vector<int>&) {};
  CHECK_THROWS_AS(lend::call(read, std::move(a), lend::shared(*a)), lend::overlap_error);
  CHECK_THROWS_AS(lend::call([](lend::arc<std::vector<int>>&, lend::slice<int>) {}, lend::mut(a),
                             lend::shared(*a)),
                  lend::overlap_error);
  const int first = lend::call([](const lend::arc<std::vector<int>>& owner,
                                  lend::slice<int> v) { return (*owner)[0] * v[0]; },
                               lend::shared(a), lend::shared(*a));
  CHECK(first == 1);
}
