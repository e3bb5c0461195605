#include <lend/lend.hpp>

#include "peers.hpp"

#include <tbb/concurrent_queue.h>

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

// What a message costs from threads to threads, one thread alone, and there and back.

namespace {

using message = std::uint64_t;
constexpr message over = UINT64_MAX;

struct lend_channel {
  explicit lend_channel(std::size_t capacity) : ends(lend::channel<message>(capacity)) {}
  void send(message m) const { static_cast<void>(ends.tx.send(std::move(m))); }
  [[nodiscard]] message recv() const { return ends.rx.recv().value_or(over); }
  lend::channel_ends<message> ends;
};

struct tbb_queue {
  explicit tbb_queue(std::size_t capacity) {
    if (capacity != lend::unbounded) {
      queue.set_capacity(static_cast<std::ptrdiff_t>(capacity));
    }
  }
  void send(message m) { queue.push(m); }
  message recv() {
    message m = over;
    queue.pop(m);
    return m;
  }
  tbb::concurrent_bounded_queue<message> queue;
};

struct locked_deque {
  explicit locked_deque(std::size_t most) : capacity(most) {}
  void send(message m) {
    {
      std::unique_lock lock(mutex);
      not_full.wait(lock, [this] { return queue.size() < capacity; });
      queue.push_back(m);
    }
    not_empty.notify_one();
  }
  message recv() {
    message m = over;
    {
      std::unique_lock lock(mutex);
      not_empty.wait(lock, [this] { return !queue.empty(); });
      m = queue.front();
      queue.pop_front();
    }
    not_full.notify_one();
    return m;
  }
  std::size_t capacity;
  std::deque<message> queue;
  std::mutex mutex;
  std::condition_variable not_full;
  std::condition_variable not_empty;
};

/// All messages from some threads to others; the sum of what has arrived.
template <class Queue>
std::uint64_t exchange(std::size_t capacity, std::size_t senders, std::size_t receivers,
                       std::size_t count) {
  Queue queue(capacity);
  std::vector<std::uint64_t> sums(receivers);
  {
    std::vector<std::jthread> to;
    for (std::uint64_t& sum : sums) {
      to.emplace_back([&] {
        std::uint64_t mine = 0;
        for (message m = queue.recv(); m != over; m = queue.recv()) {
          mine += m;
        }
        sum = mine;
      });
    }
    {
      std::vector<std::jthread> from;
      for (std::size_t s = 0; s < senders; ++s) {
        from.emplace_back([&, s] {
          for (std::size_t i = s; i < count; i += senders) {
            queue.send(i);
          }
        });
      }
    }
    for (std::size_t r = 0; r < receivers; ++r) {
      queue.send(over);
    }
  }
  std::uint64_t total = 0;
  for (const std::uint64_t sum : sums) {
    total += sum;
  }
  return total;
}

/// Each message is sent and received by one thread.
template <class Queue>
std::uint64_t alone(std::size_t count) {
  Queue queue(1000);
  std::uint64_t total = 0;
  for (std::size_t i = 0; i < count; ++i) {
    queue.send(i);
    total += queue.recv();
  }
  return total;
}

/// A message goes to another thread, and comes back before the next one goes.
template <class Queue>
std::uint64_t there_and_back(std::size_t count) {
  Queue there(1);
  Queue back(1);
  const std::jthread other([&] {
    for (std::size_t i = 0; i < count; ++i) {
      back.send(there.recv());
    }
  });
  std::uint64_t total = 0;
  for (std::size_t i = 0; i < count; ++i) {
    there.send(i);
    total += back.recv();
  }
  return total;
}

bench::workload load_of(std::string name, std::size_t count, const std::shared_ptr<message>& sum) {
  return {std::move(name), static_cast<double>(count), 0, [=] { *sum = 0; },
          [=] { return *sum == std::uint64_t{count} * (count - 1) / 2; }};
}

/// `run(count)` gives the sum of so many messages.
template <class Run>
void add_sum(const std::string& name, const std::string& peer, std::size_t count, const Run& run) {
  const auto sum = std::make_shared<message>();
  bench::add<bench::outside>(load_of("channel/" + name, count, sum), peer,
                             [=] { *sum = run(count); });
}

constexpr std::size_t count_alone = 100'000;
constexpr std::size_t count_there_and_back = 2'000;
constexpr std::size_t count_by(std::size_t capacity) { return capacity < 2 ? 5'000 : 50'000; }

template <class Queue>
void add_between_two(const std::string& peer) {
  add_sum("one thread", peer, count_alone, alone<Queue>);
  add_sum("there and back", peer, count_there_and_back, there_and_back<Queue>);
}

template <class Queue>
void add_exchange(const std::string& name, const std::string& peer, std::size_t capacity,
                  std::size_t senders, std::size_t receivers) {
  add_sum(name, peer, count_by(capacity),
          [=](std::size_t count) { return exchange<Queue>(capacity, senders, receivers, count); });
}

void add_exchanges(std::size_t capacity, const std::string& name) {
  for (const auto& [senders, receivers] :
       {std::pair<std::size_t, std::size_t>{1, 1}, {4, 1}, {1, 4}, {4, 4}}) {
    const std::string row =
        std::to_string(senders) + " to " + std::to_string(receivers) + " by " + name;
    add_exchange<lend_channel>(row, "lend::channel", capacity, senders, receivers);
#ifdef BENCH_RAYON
    add_sum(row, "crossbeam_channel", count_by(capacity), [=](std::size_t count) {
      return crossbeam_exchange(capacity, senders, receivers, count);
    });
#endif
    if (capacity != 0) {  // the others have no rendezvous
      add_exchange<tbb_queue>(row, "tbb::concurrent_bounded_queue", capacity, senders, receivers);
      add_exchange<locked_deque>(row, "mutex and deque", capacity, senders, receivers);
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  add_between_two<lend_channel>("lend::channel");
  add_between_two<tbb_queue>("tbb::concurrent_bounded_queue");
  add_between_two<locked_deque>("mutex and deque");
#ifdef BENCH_RAYON
  add_sum("one thread", "crossbeam_channel", count_alone, crossbeam_alone);
  add_sum("there and back", "crossbeam_channel", count_there_and_back, crossbeam_there_and_back);
#endif
  add_exchanges(0, "0");
  add_exchanges(1, "1");
  add_exchanges(1000, "1000");
  add_exchanges(lend::unbounded, "unbounded");
  return bench::run_all(argc, argv);
}
