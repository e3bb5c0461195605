#include "../child_process.hpp"
#include "../counted.hpp"
#include "../support.hpp"
#include "../threads.hpp"

#include <dlfcn.h>
#include <doctest/doctest.h>
#include <malloc.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <limits>
#include <new>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

// Every allocation of every operation fails once, on whatever thread it is, alone or with all that
// come after it. The operation is right or throws std::bad_alloc, leaves nothing behind, and can be
// repeated.

namespace {

constexpr long never = std::numeric_limits<long>::max() / 2;

/// How many allocations succeed before one fails, and how many fail then.
std::atomic<long> before_failure = never;
std::atomic<long> failures = 0;
std::atomic<long> failed = 0;

/// What is larger may be kept by the runtime for ever.
constexpr std::size_t small = 4000;
std::atomic<long> small_alive = 0;
thread_local long large_made_here = 0;

/// TBB terminates, or waits for ever, if it gets no memory for the list of cores that it uses
/// whenever it starts a thread.
bool is_in_tbb(const void* caller) {
  Dl_info found{};
  return ::dladdr(caller, &found) != 0 && std::strstr(found.dli_fname, "libtbb") != nullptr;
}

void* allocate(std::size_t size, std::size_t alignment, const void* caller) {
  if (before_failure.load() < never / 2 && !is_in_tbb(caller) && before_failure.fetch_sub(1) <= 0 &&
      failures.fetch_sub(1) > 0) {
    ++failed;
    throw std::bad_alloc();
  }
  void* memory = nullptr;
  if (::posix_memalign(&memory, std::max(alignment, sizeof(void*)), size) != 0) {
    throw std::bad_alloc();
  }
  if (::malloc_usable_size(memory) >= small) {
    ++large_made_here;
  } else if (!is_in_tbb(caller)) {
    ++small_alive;
  }
  return memory;
}

void* allocate_or_null(std::size_t size, std::size_t alignment, const void* caller) noexcept {
  try {
    return allocate(size, alignment, caller);
  } catch (const std::bad_alloc&) {
    return nullptr;
  }
}

void deallocate(void* memory, const void* caller) noexcept {
  if (memory != nullptr && ::malloc_usable_size(memory) < small && !is_in_tbb(caller)) {
    --small_alive;
  }
  std::free(memory);
}

/// Allocations fail while this lives.
class shortage {
 public:
  shortage(long from, long count) {
    failed = 0;
    failures = count;
    before_failure = from;
  }
  shortage(const shortage&) = delete;
  shortage& operator=(const shortage&) = delete;
  ~shortage() {
    failures = 0;
    before_failure = never;
  }
};

}  // namespace

void* operator new(std::size_t size) {
  return allocate(size, alignof(std::max_align_t), __builtin_return_address(0));
}
void* operator new[](std::size_t size) {
  return allocate(size, alignof(std::max_align_t), __builtin_return_address(0));
}
void* operator new(std::size_t size, std::align_val_t alignment) {
  return allocate(size, static_cast<std::size_t>(alignment), __builtin_return_address(0));
}
void* operator new[](std::size_t size, std::align_val_t alignment) {
  return allocate(size, static_cast<std::size_t>(alignment), __builtin_return_address(0));
}
// Those of AddressSanitizer would not call the ones above.
void* operator new(std::size_t size, const std::nothrow_t& /*no*/) noexcept {
  return allocate_or_null(size, alignof(std::max_align_t), __builtin_return_address(0));
}
void* operator new[](std::size_t size, const std::nothrow_t& /*no*/) noexcept {
  return allocate_or_null(size, alignof(std::max_align_t), __builtin_return_address(0));
}
void* operator new(std::size_t size, std::align_val_t alignment,
                   const std::nothrow_t& /*no*/) noexcept {
  return allocate_or_null(size, static_cast<std::size_t>(alignment), __builtin_return_address(0));
}
void* operator new[](std::size_t size, std::align_val_t alignment,
                     const std::nothrow_t& /*no*/) noexcept {
  return allocate_or_null(size, static_cast<std::size_t>(alignment), __builtin_return_address(0));
}
void operator delete(void* memory) noexcept { deallocate(memory, __builtin_return_address(0)); }
void operator delete[](void* memory) noexcept { deallocate(memory, __builtin_return_address(0)); }
void operator delete(void* memory, std::size_t /*size*/) noexcept {
  deallocate(memory, __builtin_return_address(0));
}
void operator delete[](void* memory, std::size_t /*size*/) noexcept {
  deallocate(memory, __builtin_return_address(0));
}
void operator delete(void* memory, std::align_val_t /*alignment*/) noexcept {
  deallocate(memory, __builtin_return_address(0));
}
void operator delete[](void* memory, std::align_val_t /*alignment*/) noexcept {
  deallocate(memory, __builtin_return_address(0));
}
void operator delete(void* memory, std::size_t /*size*/, std::align_val_t /*alignment*/) noexcept {
  deallocate(memory, __builtin_return_address(0));
}
void operator delete[](void* memory, std::size_t /*size*/,
                       std::align_val_t /*alignment*/) noexcept {
  deallocate(memory, __builtin_return_address(0));
}

namespace {

using support::counted;
using support::work_for;

enum class outcome { right, wrong, no_memory };

template <class Operation>
outcome attempt(Operation& operation) {
  try {
    return operation() ? outcome::right : outcome::wrong;
  } catch (const std::bad_alloc&) {
    return outcome::no_memory;
  }
}

std::string extent(long count) { return count == 1 ? "" : " and all after it"; }

/// Runs the operation with its first, second, ... allocation failing, until it makes no more.
template <class Operation>
void fail_each_allocation(const char* name, Operation operation) {
  const support::watchdog alive(name);
  REQUIRE(operation());
  for (const long count : {1L, never}) {
    for (long from = 0;; ++from) {
      INFO(std::string(name), ", allocation ", from, extent(count));
      const long alive_before = small_alive;
      outcome seen{};
      {
        const shortage starting_there(from, count);
        seen = attempt(operation);
      }
      const long alive_after = small_alive;
      REQUIRE(seen != outcome::wrong);
      REQUIRE((seen == outcome::right || failed > 0));
      REQUIRE(alive_after == alive_before);
      REQUIRE(counted::none_left());
      REQUIRE(operation());
      if (failed == 0) {
        break;
      }
      REQUIRE(from < 5000);
    }
  }
}

/// Calls `work()` in so many scopes that the runtime has nothing left that it had before. Returns
/// what it returns.
template <class Work>
bool with_new_strands(Work& work) {
  const long made_before = large_made_here;
  return lend::scope(lend::unchecked([&](lend::scope_handle&) {
    const bool exhausted = large_made_here > made_before;
    return exhausted ? work() : with_new_strands(work);
  }));
}

/// The same as above for operations inside of an arena, new to it and not.
template <class Operation>
void fail_each_allocation_inside(const char* name, Operation operation) {
  for (const std::size_t width : {1U, 2U, 4U}) {
    const lend::arena arena{width};
    const auto at_first_use = [&] {
      bool right = false;
      arena.run(lend::unchecked([&] { right = operation(); }));
      return right;
    };
    fail_each_allocation(name, at_first_use);
    arena.run(lend::unchecked([&] { fail_each_allocation(name, operation); }));
  }
}

/// Starts tasks that guards wait for, with an object that has one owner, some, or is lent.
bool wait_by_guards() {
  lend::keeper<counted> kept(std::in_place, 3);
  lend::arc<counted> shared = lend::make_arc<counted>(4);
  auto first = lend::scoped(
      [](const counted& a, lend::arc<counted> b) {
        work_for(100);
        return lend::make_box<counted>(a.value() + b->value());
      },
      kept.shared(), lend::copy(shared));
  auto second = lend::scoped([](lend::arc<counted> b) { return b->value(); }, std::move(shared));
  const bool right = second.join() == 4 && first.join()->value() == 7;
  return right && !kept.is_lent();
}

/// Sends through a channel with places and one without bounds: a message for which there is no
/// memory stays where it is.
bool send_and_receive() {
  auto [tx, rx] = lend::channel<counted>(200);
  auto [more, rest] = lend::channel<int>(lend::unbounded);
  counted message(7);
  try {
    static_cast<void>(tx.send(std::move(message)));
  } catch (const std::bad_alloc&) {
    CHECK(message.value() == 7);  // NOLINT(bugprone-use-after-move): it was not sent
    CHECK_FALSE(rx.try_recv());
    throw;
  }
  for (int i = 0; i < 200; ++i) {
    static_cast<void>(more.send(lend::copy(i)));
    static_cast<void>(tx.try_send(counted(i)));
  }
  int next = 0;
  while (const auto number = rest.try_recv()) {
    next += *number == next ? 1 : 0;
  }
  return next == 200 && rx.recv()->value() == 7 && rx.recv()->value() == 0;
}

/// Joins two tasks, the second one of which is likely to be stolen.
bool join_twice() {
  std::atomic<bool> begun = false;
  const auto inner = lend::unchecked([] { return counted(1); });
  const auto [a, b] = lend::join(lend::task(lend::unchecked([&] {
                                   support::wait_a_little_for(begun);
                                   return counted(1);
                                 })),
                                 lend::task(lend::unchecked([&] {
                                   begun = true;
                                   work_for(2000);
                                   const auto [c, d] =
                                       lend::join(lend::task(inner), lend::task(inner));
                                   return counted(c.value() + d.value());
                                 })));
  return a.value() + b.value() == 3;
}

bool loop_over_many() {
  std::atomic<int> calls = 0;
  lend::parallel_for(0, 300, lend::unchecked([&](int i) {
                       work_for(i);
                       ++calls;
                     }));
  return calls == 300;
}

bool spawn_many() {
  std::atomic<int> calls = 0;
  int sum = 0;
  lend::scope(lend::unchecked([&](lend::scope_handle& s) {
    for (int i = 0; i < 100; ++i) {
      s.spawn(lend::unchecked([&calls, n = counted(1)] {
        work_for(300);
        calls += n.value();
      }));
      auto large = s.spawn(lend::unchecked([&calls, numbers = std::array<int, 128>{}] {
        ++calls;
        return counted(numbers[0] + 1);
      }));
      if (i % 4 == 0) {
        sum += large.join().value();
      }
    }
  }));
  return calls == 200 && sum == 25;
}

int spawn_tree(lend::scope_handle& s, int depth, lend::ref<std::atomic<int>> calls) {
  ++*calls;
  work_for(200);
  if (depth > 0) {
    s.spawn(spawn_tree, depth - 1, calls);
    auto last = s.spawn(spawn_tree, depth - 1, calls);
    return last.join() + 1;
  }
  return 1;
}

bool spawn_from_tasks() {
  std::atomic<int> calls = 0;
  const int sum = lend::scope(
      [](lend::scope_handle& s, lend::ref<std::atomic<int>> all) { return spawn_tree(s, 5, all); },
      lend::shared(calls));
  return calls == 63 && sum == 6;
}

bool nest_scopes(int depth) {
  std::atomic<int> right = 0;
  lend::scope(lend::unchecked([&](lend::scope_handle& s) {
    for (int i = 0; i < 2; ++i) {
      s.spawn(lend::unchecked([&right, depth] { right += depth == 0 || nest_scopes(depth - 1); }));
    }
  }));
  return right == 2;
}

/// Numbers in some order, made before memory is short.
const std::vector<int>& shuffled() {
  static const std::vector<int> numbers = [] {
    std::vector<int> made(20'000);
    std::iota(made.begin(), made.end(), 0);
    std::mt19937_64 random = support::generator(3);
    std::shuffle(made.begin(), made.end(), random);
    return made;
  }();
  return numbers;
}

/// Sorts a copy, which has to keep its elements whatever happens.
template <class Sort>
bool sorts(const Sort& sort) {
  static std::vector<int> numbers = shuffled();
  std::copy(shuffled().begin(), shuffled().end(), numbers.begin());
  try {
    sort(numbers);
  } catch (const std::bad_alloc&) {
    std::sort(numbers.begin(), numbers.end());
    if (numbers.back() != 19'999 ||
        std::adjacent_find(numbers.begin(), numbers.end()) != numbers.end()) {
      return false;
    }
    throw;
  }
  return std::is_sorted(numbers.begin(), numbers.end());
}

bool use_worker_local() {
  lend::worker_local<counted> values;
  lend::parallel_for(
      0, 200,
      [](int i, lend::worker_local<counted>& pool) {
        pool.with(
            [](counted& mine, int by) {
              work_for(by);
              mine = counted(mine.value() + 1);
            },
            i);
      },
      lend::shared(values));
  int sum = 0;
  for (const counted& each : values.values()) {
    sum += each.value();
  }
  return sum == 200;
}

}  // namespace

TEST_CASE("the first use of lend in a process, without memory") {
  constexpr int unused = 4;  // the allocation that was to fail was not made
  for (const long count : {1L, never}) {
    int status = 0;
    for (long from = 0; status != unused; ++from) {
      support::child_process child;
      if (child.is_here()) {
        outcome seen{};
        {
          const shortage starting_there(from, count);
          seen = attempt(join_twice);
        }
        const bool good = seen != outcome::wrong && counted::none_left() && join_twice();
        ::_exit(!good ? 1 : failed == 0 ? unused : 0);
      }
      const support::child_outcome ended = child.wait();
      INFO("allocation ", from, extent(count), ": ", ended.said);
      REQUIRE((ended.ended && WIFEXITED(ended.status)));
      status = WEXITSTATUS(ended.status);
      REQUIRE((status == 0 || status == unused));
    }
  }
}

TEST_CASE("a new arena without memory") {
  fail_each_allocation("a new arena", [] {
    const lend::arena arena{{.width = 3, .name = "a name that is too long for a small string"}};
    return arena.run(join_twice);
  });
}

TEST_CASE("a join without memory") {
  fail_each_allocation_inside("a join", [] { return with_new_strands(join_twice); });
}

TEST_CASE("a loop without memory") {
  fail_each_allocation_inside("a loop", [] { return with_new_strands(loop_over_many); });
}

TEST_CASE("a scope with many tasks without memory") {
  fail_each_allocation_inside("a scope", spawn_many);
}

TEST_CASE("tasks that spawn without memory") {
  fail_each_allocation_inside("tasks that spawn",
                              [] { return with_new_strands(spawn_from_tasks); });
}

TEST_CASE("scopes inside of scopes without memory") {
  fail_each_allocation_inside("scopes", [] { return nest_scopes(3); });
}

TEST_CASE("a reduction without memory") {
  (void)shuffled();
  fail_each_allocation_inside(
      "a reduction", [] { return lend::reduce(shuffled(), 0L, std::plus<>{}) == 199'990'000L; });
}

TEST_CASE("groups and counts without memory") {
  static const std::vector<int> some(shuffled().begin(), shuffled().begin() + 600);
  fail_each_allocation_inside("groups", [] {
    return lend::group_by(some, [](int x) { return std::to_string(x % 3); }).size() == 3;
  });
  fail_each_allocation_inside("sums by key", [] {
    return lend::reduce_by_key(some, [](int x) { return x % 3; }, 0L, std::plus<>{}).size() == 3;
  });
  fail_each_allocation_inside(
      "counts", [] { return lend::histogram(some, 3, [](int x) { return x % 3; }).size() == 3; });
}

TEST_CASE("scans without memory") {
  (void)shuffled();
  fail_each_allocation_inside("a scan", [] {
    std::vector<int> v = shuffled();
    lend::exclusive_scan(v, 0, [](int a, int b) { return a < b ? b : a; });
    return v.back() >= 19'998;
  });
}

TEST_CASE("packing without memory") {
  (void)shuffled();
  fail_each_allocation_inside("what is chosen", [] {
    return lend::copy_if(shuffled(), [](int x) { return x < 5000; }).size() == 5000;
  });
  fail_each_allocation_inside("a stable partition", [] {
    std::vector<int> v = shuffled();
    return lend::stable_partition(v, [](int x) { return x < 5000; }) == 5000;
  });
}

TEST_CASE("sorts without memory") {
  (void)sorts([](std::vector<int>& v) { lend::sort(v); });
  fail_each_allocation_inside("a sort",
                              [] { return sorts([](std::vector<int>& v) { lend::sort(v); }); });
  fail_each_allocation_inside(
      "a stable sort", [] { return sorts([](std::vector<int>& v) { lend::stable_sort(v); }); });
  fail_each_allocation_inside("a partial sort", [] {
    return sorts([](std::vector<int>& v) { lend::partial_sort(v, v.size() - 1); });
  });
  fail_each_allocation_inside("sorted indices", [] {
    const auto order = lend::sorted_indices(shuffled());
    return std::is_sorted(order.begin(), order.end(), [](std::size_t a, std::size_t b) {
      return shuffled()[a] < shuffled()[b];
    });
  });
}

TEST_CASE("a shuffle without memory leaves everything where it was") {
  std::vector<int> in_order(40'000);
  std::iota(in_order.begin(), in_order.end(), 0);
  auto v = in_order;
  const auto shuffle = [&] {
    if (v != in_order) {
      return false;
    }
    lend::shuffle(v, 1);
    const bool moved = v != in_order;
    std::iota(v.begin(), v.end(), 0);
    return moved;
  };
  fail_each_allocation_inside("a shuffle", shuffle);
  fail_each_allocation("a shuffle outside", shuffle);
}

TEST_CASE("a search without memory") {
  static const std::vector<int> v(20'000, 1);
  fail_each_allocation_inside("a search", [] {
    return !lend::find_if(v, [](int x) { return x == 2; }) && lend::equal(v, v);
  });
}

TEST_CASE("guards without memory") {
  fail_each_allocation_inside("a guard", [] { return with_new_strands(wait_by_guards); });
  fail_each_allocation("a guard outside", wait_by_guards);
}

TEST_CASE("values of workers without memory") {
  fail_each_allocation_inside("values of workers", use_worker_local);
}

TEST_CASE("messages without memory") { fail_each_allocation("messages", send_and_receive); }
