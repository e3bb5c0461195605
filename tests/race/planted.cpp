// Programs that race, each in a place where lend's own edges could hide it. They get around the
// rules with lend::unchecked; ThreadSanitizer has to report every one of them.

#include <lend/lend.hpp>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <iterator>
#include <thread>
#include <vector>

namespace {

long shared_count = 0;

/// Slow enough that the other task is started on another thread meanwhile.
void race() {
  for (int i = 0; i < 20; ++i) {
    shared_count = shared_count + 1;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

void in_join() { lend::join(lend::task(race), lend::task(race)); }

void in_halves() {
  std::vector<int> v(2);
  lend::join(lend::split_at(1, v), [](lend::slice_mut<int>) { race(); });
}

void in_loop() {
  std::vector<int> v(64);
  lend::for_each(v, [](int&) { race(); });
}

void in_scope() {
  lend::scope([](lend::scope_handle& s) {
    s.spawn(race);
    s.spawn(race);
    race();
  });
}

std::atomic<bool> second_has_begun = false;

/// The first task has written, and ended, long before the second one writes, but nothing orders
/// them.
void in_loop_one_after_the_other() {
  // ORDER: relaxed, so that the wait for a second thread is no edge that would hide the race.
  lend::parallel_for(0, 2, [](int i) {
    if (i == 1) {
      second_has_begun.store(true, std::memory_order_relaxed);
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    shared_count = i;
    for (int wait = 0; wait < 10'000 && !second_has_begun.load(std::memory_order_relaxed); ++wait) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  });
}

void through_a_leaked_reference() {
  std::vector<int> v(2);
  int* const leaked = v.data();
  lend::join(lend::split_at(1, v), lend::unchecked([leaked](lend::slice_mut<int> half) {
               for (int i = 0; i < 20; ++i) {
                 half[0] = *leaked + 1;
                 std::this_thread::sleep_for(std::chrono::milliseconds(1));
               }
             }));
}

/// One task counts under the lock, the other one beside it.
void beside_a_lock() {
  lend::mutex<long> count(0);
  long* leaked = nullptr;
  {
    auto held = count.lock();
    leaked = held.operator->();
  }
  lend::parallel_for(0, 2, lend::unchecked([&count, leaked](int i) {
                       for (int round = 0; round < 20; ++round) {
                         if (i == 0) {
                           auto held = count.lock();
                           *held += 1;
                         } else {
                           *leaked += 1;
                         }
                         std::this_thread::sleep_for(std::chrono::milliseconds(1));
                       }
                     }));
}

/// Several threads wait, in all the ways there are, and nothing races.
void under_locks() {
  lend::mutex<long> count(0);
  lend::rw_mutex<long> other(0);
  lend::parallel_for(0, 200, lend::unchecked([&](int) {
                       {
                         auto held = count.lock();
                         *held += 1;
                         std::this_thread::sleep_for(std::chrono::microseconds(20));
                       }
                       if (other.with_shared([](const long& n) { return n >= 0; })) {
                         other.with([](long& n) { ++n; });
                       }
                     }));
}

/// Goes around the rules: a pointer is sent, and what it leads to is written at both ends.
struct smuggled {
  int* to;
};

}  // namespace

template <>
inline constexpr auto lend::enable_send<smuggled> = lend::yes;
template <>
inline constexpr auto lend::enable_owned<smuggled> = lend::yes;

namespace {

void after_sending() {
  auto [tx, rx] = lend::channel<smuggled>(1);
  int number = 0;
  std::thread other([from = rx] {
    if (const auto message = from.recv()) {
      *message->to = 1;
    }
  });
  static_cast<void>(tx.send(smuggled{&number}));
  number = 2;
  other.join();
}

/// What precedes a send precedes its recv, and what a channel has room for waits for a recv.
void in_messages() {
  auto [tx, rx] = lend::channel<smuggled>(1);
  auto [back, free] = lend::channel<smuggled>(0);
  auto numbers = std::vector<int>(4);
  std::thread other([from = rx, to = std::move(back)] {
    for (const smuggled& message : from) {
      ++*message.to;
      static_cast<void>(to.send(smuggled{message.to}));
    }
  });
  for (int round = 0; round < 500; ++round) {
    for (int& number : numbers) {
      ++number;
      static_cast<void>(tx.send(smuggled{&number}));
      ++*free.recv()->to;
    }
  }
  {
    const auto last = std::move(tx);
  }
  other.join();
  shared_count += numbers[0];
}

/// A channel that is used as a semaphore: one thread at a time has its only place.
void in_turns() {
  auto [tx, rx] = lend::channel<int>(1);
  const auto work = [to = tx, from = rx] {
    for (int i = 0; i < 300; ++i) {
      static_cast<void>(to.send(1));
      ++shared_count;
      static_cast<void>(from.recv());
    }
  };
  std::thread other(work);
  work();
  other.join();
}

/// Nothing races here: it has to pass without a report.
void nowhere() {
  std::vector<int> v(1000, 1);
  for (int round = 0; round < 50; ++round) {
    lend::for_each(v, [](int& x) { ++x; });
    lend::sort(v);
    shared_count += lend::reduce(v, 0, [](int a, int b) { return a + b; });
  }
}

constexpr struct {
  const char* name;
  void (*run)();
} programs[] = {{"join", in_join},
                {"halves", in_halves},
                {"loop", in_loop},
                {"scope", in_scope},
                {"one_after_the_other", in_loop_one_after_the_other},
                {"leaked_reference", through_a_leaked_reference},
                {"beside_a_lock", beside_a_lock},
                {"after_sending", after_sending},
                {"nowhere", nowhere},
                {"under_locks", under_locks},
                {"messages", in_messages},
                {"turns", in_turns}};

}  // namespace

int main(int argc, char** argv) {
  for (const auto& program : programs) {
    if (argc == 2 && std::strcmp(argv[1], program.name) == 0) {
      const lend::arena arena{4};
      arena.run(lend::unchecked(program.run));
      return 0;
    }
  }
  std::puts("usage: planted_race NAME, one of");
  for (const auto& program : programs) {
    std::puts(program.name);
  }
  return 2;
}
