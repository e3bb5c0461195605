#include "../counted.hpp"
#include "../support.hpp"
#include "../threads.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <new>
#include <numeric>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

using lend::join_guard;
using lend::scoped;
using support::counted;

namespace {

using flag = lend::arc<std::atomic<bool>>;

flag make_flag() { return lend::make_arc<std::atomic<bool>>(false); }

struct alignas(128) wide {
  int value;
};

class throws_when_moved {
 public:
  throws_when_moved() = default;
  // NOLINTNEXTLINE(performance-noexcept-move-constructor)
  throws_when_moved(throws_when_moved&& /*other*/) { throw support::failed(); }
  throws_when_moved& operator=(throws_when_moved&&) = delete;
  ~throws_when_moved() = default;

 private:
  counted inside_{1};
};

long fib(int n) {
  if (n < 2) {
    return n;
  }
  auto other = scoped(fib, n - 2);
  const long mine = fib(n - 1);
  return mine + other.join();
}

/// Makes a guard in place where only a conversion can: in a std::optional, say.
template <class Make>
struct in_place_by {
  Make make;
  operator decltype(std::declval<Make&>()())() { return make(); }  // NOLINT
};
template <class Make>
in_place_by(Make) -> in_place_by<Make>;

}  // namespace

template <>
inline constexpr auto lend::enable_send<throws_when_moved> = lend::yes;
template <>
inline constexpr auto lend::enable_owned<throws_when_moved> = lend::yes;

TEST_CASE("a guard stays where it was made") {
  using guard = join_guard<int>;
  static_assert(!std::is_copy_constructible_v<guard> && !std::is_move_constructible_v<guard>);
  static_assert(!std::is_copy_assignable_v<guard> && !std::is_move_assignable_v<guard>);
  static_assert(!std::is_default_constructible_v<guard>);
  static_assert(!lend::Send<guard> && !lend::Sync<guard> && !lend::Owned<guard>);
  static_assert(std::is_same_v<decltype(scoped(fib, 3)), join_guard<long>>);
}

TEST_CASE("a guard gives the result of its task, once") {
  support::at_all_widths([](std::size_t) {
    auto number = scoped([](int a, int b) { return a + b; }, 3, 4);
    auto nothing = scoped([] {});
    auto owner = scoped([](support::move_only m) { return support::move_only(m.value() + 1); },
                        support::move_only(5));
    CHECK(number.join() == 7);
    CHECK_THROWS_AS((void)number.join(), lend::moved_error);
    CHECK(nothing.join() == std::monostate{});
    CHECK(owner.join().value() == 6);
  });
  auto outside = scoped([] { return lend::this_arena::width(); });
  CHECK(outside.join() == lend::this_arena::width());
}

TEST_CASE("the end of a guard waits for its task") {
  support::at_all_widths([](std::size_t) {
    const lend::arc<std::atomic<int>> n = lend::make_arc<std::atomic<int>>(0);
    for (int i = 1; i <= 50; ++i) {
      {
        const auto guard = scoped([](lend::arc<std::atomic<int>> own) { ++*own; }, lend::copy(n));
        const auto another = scoped(
            [](lend::arc<std::atomic<int>> own) {
              support::work_for(1000);
              ++*own;
            },
            lend::copy(n));
      }
      CHECK(*n == 2 * i);
      CHECK(n.use_count() == 1);
    }
  });
}

TEST_CASE("a task may write what a keeper lends it while its guard lives") {
  support::at_all_widths([](std::size_t) {
    lend::keeper<std::vector<int>> numbers(std::in_place, 10'000U, 1);
    lend::keeper<std::string> text(std::in_place, "abc");
    {
      const flag go = make_flag();
      auto fill = scoped(
          [](lend::slice_mut<int> v, const std::string& by, flag may) {
            support::wait_for(*may);
            lend::for_each(v, [](int& x, int add) { x += add; }, static_cast<int>(by.size()));
          },
          numbers.mut(), text.shared(), lend::copy(go));
      auto length = scoped([](lend::ref<std::string> t) { return t->size(); }, text.shared());
      CHECK_THROWS_AS((void)scoped([](std::string& t) { t.clear(); }, text.mut()),
                      lend::lent_error);
      *go = true;
      CHECK(length.join() == 3);
    }
    CHECK(*numbers == std::vector<int>(10'000, 4));
    *text += 'd';
    auto own = scoped([](lend::kept_mut<std::string> t) { return t; }, text.mut());
    lend::kept_mut<std::string> back = own.join();
    CHECK(*back == "abcd");
    CHECK(text.is_lent());
  });
}

TEST_CASE("where there are threads a task begins before its guard waits, else then") {
  support::at_all_widths([](std::size_t width) {
    const flag begun = make_flag();
    auto guard = scoped([](flag own) { *own = true; }, lend::copy(begun));
    if (width == 1) {
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
      CHECK_FALSE(begun->load());
    } else {
      support::wait_for(*begun);
      CHECK(begun->load());
    }
    guard.join();
    CHECK(begun->load());
  });
}

TEST_CASE("guards nest, with joins and loops around them and inside") {
  support::at_all_widths([](std::size_t) {
    CHECK(fib(15) == 610);
    const auto [a, b] = lend::join(lend::task(fib, 12), lend::task(fib, 13));
    CHECK(a + b == 377);
    std::vector<long> results(50);
    lend::for_each(lend::enumerate(results),
                   [](std::size_t i, long& x) { x = fib(static_cast<int>(i % 8)); });
    CHECK(std::accumulate(results.begin(), results.end(), 0L) == 6 * 33 + 1);
    std::vector<int> numbers = support::random_numbers<int>(20'000, 0);
    auto sorted = scoped(
        [](std::vector<int> v) {
          lend::sort(v);
          return v;
        },
        lend::copy(numbers));
    std::sort(numbers.begin(), numbers.end());
    CHECK(sorted.join() == numbers);
  });
}

TEST_CASE("an exception comes out of join, or is dropped with the guard") {
  support::at_all_widths([](std::size_t) {
    const auto fail = [](counted) -> int { throw support::failed(); };
    for (int i = 0; i < 20; ++i) {
      auto asked = scoped(fail, counted(1));
      const auto dropped = scoped(fail, counted(2));
      CHECK_THROWS_AS((void)asked.join(), support::failed);
      CHECK_THROWS_AS((void)asked.join(), lend::moved_error);
    }
    CHECK(counted::none_left());
    const flag ended = make_flag();
    const auto leave = [](flag done) {
      const auto guard = scoped(
          [](flag own) {
            support::work_for(1000);
            *own = true;
          },
          std::move(done));
      throw support::failed();
    };
    CHECK_THROWS_AS(leave(ended), support::failed);
    CHECK(ended->load());
  });
}

TEST_CASE("what throws when it is moved leaves nothing behind") {
  CHECK_THROWS_AS((void)scoped([](throws_when_moved) {}, throws_when_moved()), support::failed);
  CHECK(counted::none_left());
  auto result = scoped([] { return throws_when_moved(); });
  CHECK_THROWS_AS((void)result.join(), support::failed);
  CHECK(counted::none_left());
}

TEST_CASE("arguments end with the task, results with the guard") {
  support::at_all_widths([](std::size_t) {
    {
      auto guard = scoped([](counted own) { return counted(own.value() + 1); }, counted(1));
      CHECK(guard.join().value() == 2);
      CHECK(counted::none_left());
      const auto dropped = scoped([](counted own) { return own; }, counted(1));
    }
    CHECK(counted::none_left());
  });
}

TEST_CASE("arguments and results may be over-aligned") {
  support::at_all_widths([](std::size_t) {
    auto guard = scoped(
        [](wide w) {
          CHECK(reinterpret_cast<std::uintptr_t>(&w) % 128 == 0);
          return wide{w.value + 1};
        },
        wide{3});
    CHECK(guard.join().value == 4);
  });
}

TEST_CASE("a guard that waits runs nothing but its task") {
  support::at_all_widths([](std::size_t) {
    static thread_local bool waits_here = false;
    static std::mutex held;
    std::atomic<int> strangers = 0;
    lend::scope(lend::unchecked([&](lend::scope_handle& s) {
      for (int i = 0; i < 100; ++i) {
        s.spawn(lend::unchecked([&] {
          strangers += waits_here ? 1 : 0;
          // Would never end if this thread had it already.
          const std::lock_guard lock(held);
          support::work_for(200);
        }));
      }
      for (int i = 0; i < 20; ++i) {
        const std::lock_guard lock(held);
        auto guard = scoped([](int n) { return fib(n); }, 8);
        waits_here = true;
        CHECK(guard.join() == 21);
        waits_here = false;
      }
    }));
    CHECK(strangers == 0);
  });
}

TEST_CASE("a guard may be joined elsewhere than it was made") {
  const support::watchdog alive("guards that are made and joined in different arenas");
  const lend::arena two{2};
  const lend::arena three{3};
  for (int i = 0; i < 50; ++i) {
    std::optional<join_guard<long>> made_outside(in_place_by{[] { return scoped(fib, 8); }});
    std::optional<join_guard<std::size_t>> made_in_two;
    two.run(lend::unchecked([&] {
      made_in_two.emplace(
          in_place_by{[] { return scoped([] { return lend::this_arena::width(); }); }});
    }));
    three.run(lend::unchecked([&] {
      CHECK(made_outside->join() == 21);
      CHECK(made_in_two->join() == 2);
    }));
    two.run(
        lend::unchecked([&] { made_outside.emplace(in_place_by{[] { return scoped(fib, 7); }}); }));
    CHECK(made_outside->join() == 13);
    made_outside.emplace(in_place_by{[] { return scoped(fib, 6); }});
    std::thread([&] { CHECK(made_outside->join() == 8); }).join();
  }
}

TEST_CASE("callables of all kinds are started") {
  const auto add = [](int a, int b) { return a + b; };
  auto named = scoped(add, 1, 2);
  auto pointer = scoped(&fib, 5);
  auto member = scoped(&std::string::size, std::string("abc"));
  int seen = 0;
  {
    auto capturing = scoped(lend::unchecked([&seen] { seen = 4; }));
    capturing.join();
  }
  CHECK(named.join() + pointer.join() + static_cast<long>(member.join()) + seen == 15);
}

// A guard can be leaked, whatever its type says. What its task has must not go away then.

namespace {

/// A place where an object is made and never ended. Reachable, so that what it has is not counted
/// as lost.
template <class T>
union never_ended {
  never_ended() {}
  ~never_ended() {}
  T object;
};

using text_guard = join_guard<std::size_t>;

/// Starts a task that works on what a keeper lends, once it may, and leaks its guard.
template <class Leak>
void leak_a_guard(const flag& go, const flag& done, Leak leak) {
  lend::keeper<std::vector<int>> k(std::in_place, 1000U, 1);
  leak([&] {
    return scoped(
        [](lend::slice_mut<int> v, std::string text, flag may, flag ended) {
          support::wait_for(*may);
          lend::for_each(
              v, [](int& x, const std::string& t) { x += static_cast<int>(t.size()); },
              lend::shared(text));
          const int sum = lend::reduce(v, 0, [](int a, int b) { return a + b; });
          *ended = sum == 101'000;
          return text.size();
        },
        k.mut(), std::string(100, 'x'), lend::copy(go), lend::copy(done));
  });
}

/// Leaks a guard in an arena that is gone when its task begins to work.
template <class Leak>
void check_leak(Leak leak) {
  for (const std::size_t width : support::widths) {
    const flag go = make_flag();
    const flag done = make_flag();
    {
      const lend::arena arena{width};
      arena.run(lend::unchecked([&] {
        leak_a_guard(go, done, leak);
        CHECK(fib(10) == 55);  // the thread goes on as if nothing were
        CHECK(lend::scope([](lend::scope_handle& s) { return s.spawn(fib, 10).join(); }) == 55);
      }));
    }
    {
      const lend::arena another{width};
      another.run(lend::unchecked([&] { CHECK(fib(10) == 55); }));
    }
    *go = true;
    support::wait_for(*done);
    CHECK(done->load());
  }
}

}  // namespace

TEST_CASE("a guard that is leaked dangles nothing: in storage that is not ended") {
  check_leak([](auto make) {
    static never_ended<text_guard> places[4];
    static std::size_t used = 0;
    ::new (static_cast<void*>(&places[used++].object)) text_guard(make());
  });
}

TEST_CASE("a guard that is leaked dangles nothing: in a std::optional that is") {
  check_leak([](auto make) {
    static never_ended<std::optional<text_guard>> places[4];
    static std::size_t used = 0;
    auto& place = *::new (static_cast<void*>(&places[used++].object)) std::optional<text_guard>;
    place.emplace(in_place_by{make});
  });
}

TEST_CASE("a guard that is leaked dangles nothing: on a stack that is left") {
  check_leak([](auto make) {
    static auto& kept = *new std::vector<std::vector<unsigned char>>;  // what the lost bytes led to
    never_ended<text_guard> place;
    ::new (static_cast<void*>(&place.object)) text_guard(make());
    const auto* const bytes = reinterpret_cast<const unsigned char*>(&place);
    kept.emplace_back(bytes, bytes + sizeof(place));
  });
}

TEST_CASE("a task whose guard is leaked outside of any arena goes on") {
  static never_ended<text_guard> place;
  const flag go = make_flag();
  const flag done = make_flag();
  leak_a_guard(go, done,
               [](auto make) { ::new (static_cast<void*>(&place.object)) text_guard(make()); });
  *go = true;
  support::wait_for(*done);
  CHECK(done->load());
}
