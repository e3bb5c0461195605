#include <lend/lend.hpp>

#include "peers.hpp"

#include <oneapi/tbb/mutex.h>
#include <tbb/spin_mutex.h>

#include <cstdint>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <thread>

// What a lock costs: where nobody else wants it, and where two threads do.

namespace {

constexpr std::uint64_t rounds = 10'000;

/// A lock beside what it guards.
template <class Mutex, class Guard = std::lock_guard<Mutex>>
struct locked_beside {
  Mutex lock;
  std::uint64_t value = 0;

  std::uint64_t add(std::uint64_t more) {
    const Guard held(lock);
    return value += more;
  }
};

struct locked_by_lend {
  lend::mutex<std::uint64_t> value{0};

  std::uint64_t add(std::uint64_t more) {
    auto held = value.lock();
    return *held += more;
  }
};
struct locked_by_with {
  lend::mutex<std::uint64_t> value{0};

  std::uint64_t add(std::uint64_t more) {
    return value.with([](std::uint64_t& n, std::uint64_t by) { return n += by; }, more);
  }
};
struct written_by_lend {
  lend::rw_mutex<std::uint64_t> value{0};

  std::uint64_t add(std::uint64_t more) {
    auto held = value.lock();
    return *held += more;
  }
};
/// A reader's sum is not that of the others.
struct read_by_lend {
  lend::rw_mutex<std::uint64_t> value{1};
  std::uint64_t sum = 0;

  std::uint64_t add(std::uint64_t more) {
    const auto held = value.lock_shared();
    return sum += more == 0 ? 0 : *held;
  }
};
template <class Mutex, class Guard>
struct read_beside {
  Mutex lock;
  std::uint64_t value = 1;
  std::uint64_t sum = 0;

  std::uint64_t add(std::uint64_t more) {
    const Guard held(lock);
    return sum += more == 0 ? 0 : value;
  }
};
struct not_locked {
  std::uint64_t value = 0;

  std::uint64_t add(std::uint64_t more) {
    benchmark::DoNotOptimize(value);
    return value += more;
  }
};

std::uint64_t work_for(std::uint64_t steps) {
  std::uint64_t number = 1;
  for (std::uint64_t i = 0; i < steps; ++i) {
    number = number * 6364136223846793005U + 1;
    benchmark::DoNotOptimize(number);
  }
  return number;
}

template <class Locked>
void add_alone(const std::string& name, const std::string& peer) {
  auto locked = std::make_shared<Locked>();
  auto last = std::make_shared<std::uint64_t>();
  const bench::workload load{"lock/" + name, static_cast<double>(rounds), 0,
                             [=] { *last = locked->add(0); },
                             [=] { return locked->add(0) == *last + rounds; }};
  bench::add<bench::outside>(load, peer, [=] {
    for (std::uint64_t i = 0; i < rounds; ++i) {
      locked->add(1);
    }
  });
}

/// Two threads, which do something else for about `pause` nanoseconds after each turn.
template <class Locked>
void add_contended(const std::string& name, std::uint64_t pause, const std::string& peer) {
  auto locked = std::make_shared<Locked>();
  auto last = std::make_shared<std::uint64_t>();
  const bench::workload load{"lock/" + name, 2.0 * rounds, 0, [=] { *last = locked->add(0); },
                             [=] { return locked->add(0) == *last + 2 * rounds; }};
  bench::add<bench::outside>(
      load, peer,
      [=] {
        const auto turns = [&] {
          for (std::uint64_t i = 0; i < rounds; ++i) {
            locked->add(1);
            work_for(pause);
          }
        };
        std::thread other(turns);
        turns();
        other.join();
      },
      bench::timing::of_each_run);
}

void add_contended_by_all(const std::string& name, std::uint64_t pause) {
  add_contended<locked_by_lend>(name, pause, "lend::mutex");
  add_contended<locked_beside<std::mutex>>(name, pause, "std::mutex");
  add_contended<locked_beside<tbb::mutex, tbb::mutex::scoped_lock>>(name, pause, "tbb::mutex");
  add_contended<locked_beside<tbb::spin_mutex, tbb::spin_mutex::scoped_lock>>(name, pause,
                                                                              "tbb::spin_mutex");
}

}  // namespace

int main(int argc, char** argv) {
  // A process of one thread needs no locks, and its C library knows that.
  lend::mutex<bool> is_over(false);
  std::thread idle([&] {
    auto held = is_over.lock();
    held.wait([](bool over) { return over; });
  });
  add_alone<not_locked>("alone", "no lock");
  add_alone<locked_by_lend>("alone", "lend::mutex");
  add_alone<locked_by_with>("alone", "lend::mutex::with");
  add_alone<locked_beside<std::mutex>>("alone", "std::mutex");
  add_alone<locked_beside<tbb::mutex, tbb::mutex::scoped_lock>>("alone", "tbb::mutex");
  add_alone<locked_beside<tbb::spin_mutex, tbb::spin_mutex::scoped_lock>>("alone",
                                                                          "tbb::spin_mutex");
  add_alone<written_by_lend>("alone, to write", "lend::rw_mutex");
  add_alone<locked_beside<std::shared_mutex>>("alone, to write", "std::shared_mutex");
  add_alone<read_by_lend>("alone, to read", "lend::rw_mutex");
  add_alone<read_beside<std::shared_mutex, std::shared_lock<std::shared_mutex>>>(
      "alone, to read", "std::shared_mutex");
  add_contended_by_all("two threads", 0);
  add_contended_by_all("two threads that pause", 200);
  const int status = bench::run_all(argc, argv);
  is_over.with([](bool& over) { over = true; });
  idle.join();
  return status;
}
