#include "../counted.hpp"
#include "../support.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

using lend::keeper;
using lend::kept;
using lend::kept_mut;

namespace {

struct alignas(128) wide {
  int value;
};

struct throwing {
  support::counted before{1};
  throwing() { throw support::failed(); }
};

struct point {
  int x;
  int y;
};

void fill(lend::slice_mut<int> v, int with) {
  for (int& x : v) {
    x = with;
  }
}
int first_of(lend::slice<int> v) { return v[0]; }

/// A place where an object can be made and never ended.
template <class T>
struct leak {
  alignas(T) unsigned char room[sizeof(T)];
};

}  // namespace

template <>
inline constexpr auto lend::enable_owned<throwing> = lend::yes;

TEST_CASE("a keeper and its loans have the traits that they need") {
  static_assert(lend::Send<keeper<int>> && lend::Sync<keeper<int>> && lend::Owned<keeper<int>>);
  static_assert(lend::Send<kept<int>> && lend::Sync<kept<int>> && lend::Owned<kept<int>>);
  static_assert(lend::Send<kept_mut<int>> && lend::Sync<kept_mut<int>>);
  static_assert(lend::Owned<kept_mut<int>> && !lend::Concurrent<kept_mut<int>>);
  static_assert(lend::Send<kept<std::atomic<int>>> && lend::Send<keeper<lend::worker_local<int>>>);
  using unsynced = std::unique_ptr<int>;  // Send, but not to be read by several threads at once
  static_assert(!lend::Send<keeper<unsynced>> && !lend::Send<kept<unsynced>>);
  static_assert(lend::Send<kept_mut<unsynced>> && !lend::Sync<kept_mut<unsynced>>);
  static_assert(!std::is_copy_constructible_v<keeper<int>>);
  static_assert(!std::is_copy_constructible_v<kept_mut<int>>);
  static_assert(std::is_nothrow_copy_constructible_v<kept<int>>);
  static_assert(std::is_nothrow_move_constructible_v<kept_mut<int>>);
}

TEST_CASE("a value is lent to one who writes, or to several who read") {
  keeper<int> k(3);
  CHECK_FALSE(k.is_lent());
  {
    kept_mut<int> writer = k.mut();
    *writer = 4;
    CHECK(k.is_lent());
    CHECK_THROWS_AS((void)k.mut(), lend::lent_error);
    CHECK_THROWS_AS((void)k.shared(), lend::lent_error);
    CHECK_THROWS_AS((void)*k, lend::lent_error);
    CHECK_THROWS_AS((void)*std::as_const(k), lend::lent_error);
    CHECK_THROWS_AS((void)k.get(), lend::lent_error);
  }
  CHECK(*k == 4);
  {
    const kept<int> reader = k.shared();
    const kept<int> another = k.shared();
    const kept<int> copy = another;  // NOLINT(performance-unnecessary-copy-initialization)
    CHECK(*reader + *another + *copy == 12);
    CHECK_THROWS_AS((void)k.mut(), lend::lent_error);
    CHECK_THROWS_AS((void)*k, lend::lent_error);
    CHECK(k.get() == 4);
    CHECK(*std::as_const(k) == 4);
  }
  CHECK_FALSE(k.is_lent());
  *k.mut() = 5;
  CHECK(*k.shared() == 5);
  *k = 6;
  CHECK(k.get() == 6);
}

TEST_CASE("a loan moves, and the error of its use after that tells so") {
  keeper<point> k(std::in_place, 1, 2);
  kept_mut<point> a = k.mut();
  kept_mut<point> b = std::move(a);
  CHECK_FALSE(bool(a));
  CHECK_THROWS_AS((void)*a, lend::moved_error);
  CHECK_THROWS_AS((void)a.operator->(), lend::moved_error);
  CHECK_THROWS_AS((void)*std::as_const(a), lend::moved_error);
  b->x = 7;
  CHECK(std::as_const(b)->x == 7);
  static_assert(std::is_same_v<decltype(*std::as_const(b)), const point&>);
  a = std::move(b);
  CHECK(k.is_lent());
  a = keeper<point>(point{3, 4}).mut();  // of another one, which is gone by now
  CHECK(a->y == 4);
  CHECK_FALSE(k.is_lent());
  kept<point> c = k.shared();
  const kept<point> d = std::move(c);
  CHECK_THROWS_AS((void)*c, lend::moved_error);
  CHECK(d->x == 7);
  static_assert(std::is_same_v<decltype(*d), const point&>);
  c = d;
  CHECK(c->x == 7);
}

TEST_CASE("a keeper moves with its loans, and its use after that throws") {
  keeper<int> k(3);
  {
    const kept_mut<int> loan = k.mut();
    keeper<int> home = std::move(k);
    CHECK_THROWS_AS((void)home.mut(), lend::lent_error);
    CHECK_THROWS_AS((void)k.mut(), lend::lent_error);
    CHECK_THROWS_AS((void)k.shared(), lend::lent_error);
    CHECK_THROWS_AS((void)*k, lend::lent_error);
    CHECK_THROWS_AS((void)k.get(), lend::lent_error);
    CHECK_THROWS_AS((void)k.is_lent(), lend::lent_error);
    CHECK_THROWS_WITH((void)k.mut(), doctest::Contains("lend[lent]: this keeper was moved from"));
    k = std::move(home);
  }
  CHECK(*k == 3);
}

TEST_CASE("the value lives until the last of its keeper and its loans has ended") {
  using support::counted;
  {
    std::optional<kept_mut<counted>> writer;
    {
      keeper<counted> k(std::in_place, 4);
      writer.emplace(k.mut());
    }
    CHECK(counted::alive == 1);
    CHECK((*writer)->value() == 4);
  }
  CHECK(counted::none_left());
  {
    std::vector<kept<counted>> readers;
    {
      keeper<counted> k(std::in_place, 5);
      readers.assign(3, k.shared());
    }
    readers.pop_back();
    CHECK(counted::alive == 1);
    CHECK(readers[1]->value() == 5);
  }
  CHECK(counted::none_left());
  keeper<counted> k(std::in_place, 1);
  k = keeper<counted>(std::in_place, 2);
  CHECK(counted::alive == 1);
}

TEST_CASE("a loan that is never ended dangles nothing") {
  static leak<kept_mut<std::vector<int>>> room;
  kept_mut<std::vector<int>>* leaked = nullptr;
  {
    keeper<std::vector<int>> k(std::in_place, 100U, 3);
    leaked = ::new (static_cast<void*>(room.room)) kept_mut<std::vector<int>>(k.mut());
    CHECK_THROWS_AS((void)*k, lend::lent_error);
  }
  for (int& x : **leaked) {
    x += 1;
  }
  CHECK((**leaked)[99] == 4);
}

TEST_CASE("a callee gets what is lent, as of any other loan") {
  support::at_all_widths([](std::size_t) {
    keeper<std::vector<int>> k(std::in_place, 100U, 1);
    lend::run(fill, k.mut(), 2);
    CHECK(lend::run(first_of, k.mut()) == 2);
    CHECK(lend::run(first_of, k.shared()) == 2);
    lend::run([](std::vector<int>& v) { v.push_back(9); }, k.mut());
    CHECK(lend::run([](const std::vector<int>& v) { return v.size(); }, k.shared()) == 101);
    lend::run([](lend::ref_mut<std::vector<int>> v) { v->pop_back(); }, k.mut());
    CHECK(lend::run([](lend::ref<std::vector<int>> v) { return v->size(); }, k.shared()) == 100);
    lend::run([](auto v) { v[0] = 7; }, k.mut());
    CHECK(lend::run([](const auto& v) { return v[0]; }, k.shared()) == 7);
    lend::run([](kept_mut<std::vector<int>> v) { (*v)[0] = 8; }, k.mut());
    CHECK(lend::run([](kept<std::vector<int>> v) { return (*v)[0]; }, k.shared()) == 8);
    CHECK_FALSE(k.is_lent());
    const kept<std::vector<int>> named = k.shared();
    CHECK(lend::run(first_of, lend::copy(named)) == 8);
    CHECK(lend::run(first_of, lend::shared(*named)) == 8);
    std::vector<int> out(100);
    lend::for_each(out, [](int& to, const std::vector<int>& from) { to = from[0]; }, k.shared());
    CHECK(out == std::vector<int>(100, 8));
  });
}

TEST_CASE("of a Concurrent value a shared loan gives what may be changed") {
  support::at_all_widths([](std::size_t) {
    keeper<std::atomic<int>> n(std::in_place, 0);
    const std::vector<int> v(1000, 1);
    lend::for_each(v, [](int x, std::atomic<int>& sum) { sum += x; }, n.shared());
    ++*n.shared();
    CHECK(n->load() == 1001);
  });
}

TEST_CASE("tasks of a scope take loans along, and end them on their threads") {
  support::at_all_widths([](std::size_t) {
    for (int round = 0; round < 50; ++round) {
      keeper<std::vector<int>> k(std::in_place, 10U, 1);
      keeper<int> sum(0);
      lend::scope(
          [](lend::scope_handle& s, kept<std::vector<int>> all, kept_mut<int> to) {
            for (int i = 0; i < 5; ++i) {
              s.spawn([](kept<std::vector<int>> part) { CHECK(part->size() == 10); },
                      lend::copy(all));
            }
            s.spawn(
                [](kept<std::vector<int>> part, kept_mut<int> mine) {
                  for (const int x : *part) {
                    *mine += x;
                  }
                },
                std::move(all), std::move(to));
          },
          k.shared(), sum.mut());
      CHECK(*sum == 10);
      k->push_back(1);  // what the tasks read is written after their loans have ended
    }
  });
}

TEST_CASE("a loan that ends on another thread hands over what was done with it") {
  keeper<std::string> k(std::in_place, "a");
  std::thread writer([loan = std::optional(k.mut())]() mutable {
    **loan += 'b';
    loan.reset();
  });
  while (k.is_lent()) {
    std::this_thread::yield();
  }
  CHECK(*k == "ab");
  std::thread reader([loan = std::optional(k.shared())]() mutable {
    CHECK((**loan).size() == 2);
    loan.reset();
  });
  while (k.is_lent()) {
    std::this_thread::yield();
  }
  *k += 'c';
  writer.join();
  reader.join();
  CHECK(k.get() == "abc");
}

TEST_CASE("threads that borrow at once are told when they cannot") {
  support::at_all_widths([](std::size_t) {
    keeper<int> k(0);
    const auto add = [](const keeper<int>& from, std::atomic<int>& read) {
      for (int i = 0; i < 100; ++i) {
        const kept<int> loan = from.shared();
        const kept<int> again = loan;  // NOLINT(performance-unnecessary-copy-initialization)
        read += *again + 1;
      }
    };
    std::atomic<int> read = 0;
    lend::join(lend::task(add, lend::shared(k), lend::shared(read)),
               lend::task(add, lend::shared(k), lend::shared(read)),
               lend::task(add, lend::shared(k), lend::shared(read)));
    CHECK(read == 300);
    CHECK_FALSE(k.is_lent());
  });
}

TEST_CASE("kept loans are compared with loans that the call makes") {
  keeper<std::vector<int>> k(std::in_place, 10U, 0);
  kept_mut<std::vector<int>> loan = k.mut();
  const auto two = [](lend::slice_mut<int>, lend::slice_mut<int>) {};
  CHECK_THROWS_AS(lend::call(two, std::move(loan), lend::mut(*loan)), lend::overlap_error);
  CHECK(bool(loan));  // nothing was moved
  std::vector<int> other(10);
  lend::call(two, std::move(loan), lend::mut(other));
  const auto read = [](lend::slice<int>, lend::slice<int>) {};
  const kept<std::vector<int>> reader = k.shared();
  lend::call(read, lend::copy(reader), lend::shared(*reader));
  lend::call(read, lend::copy(reader), lend::copy(reader));
}

TEST_CASE("values of all kinds are kept") {
  keeper<support::move_only> k(support::move_only(3));
  CHECK(k->value() == 3);
  keeper<wide> w(std::in_place, 4);
  CHECK(reinterpret_cast<std::uintptr_t>(&*w) % 128 == 0);
  CHECK_THROWS_AS((void)keeper<throwing>{std::in_place}, support::failed);
  CHECK(support::counted::none_left());
}

TEST_CASE("a keeper is not lent beside its value") {
  lend::keeper<std::vector<int>> k(std::vector<int>{1, 2, 3});
  using keeper = lend::keeper<std::vector<int>>;
  CHECK_THROWS_AS(lend::call([](keeper&, lend::slice_mut<int>) {}, lend::mut(k), lend::mut(*k)),
                  lend::overlap_error);
  CHECK_THROWS_AS(
      lend::call([](const keeper&, lend::slice_mut<int>) {}, lend::shared(k), lend::mut(*k)),
      lend::overlap_error);
  lend::call([](const keeper&, lend::slice<int> v) { CHECK(v.size() == 3); }, lend::shared(k),
             lend::shared(k.get()));
  const lend::kept_mut<std::vector<int>> held = k.mut();
  int other = 0;
  lend::call([](keeper& lent, int&) { CHECK(lent.is_lent()); }, lend::mut(k), lend::mut(other));
}

TEST_CASE("a box is not lent beside its object") {
  auto b = lend::make_box<int>(1);
  CHECK_THROWS_AS(lend::call([](lend::box<int>&, int&) {}, lend::mut(b), lend::mut(*b)),
                  lend::overlap_error);
}
