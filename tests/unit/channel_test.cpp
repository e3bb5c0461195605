#include "../child_process.hpp"
#include "../counted.hpp"
#include "../support.hpp"
#include "../threads.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <optional>
#include <random>
#include <ranges>
#include <string>
#include <thread>
#include <utility>
#include <vector>

using lend::channel;
using lend::receiver;
using lend::sender;
using lend::transfer;
using lend::unbounded;
using support::watchdog;

namespace {

constexpr std::size_t capacities[] = {0, 1, 2, 63, 64, 65, 1000, unbounded};

static_assert(lend::Send<sender<int>> && lend::Sync<sender<int>> && lend::Owned<sender<int>>);
static_assert(lend::Send<receiver<std::string>> && lend::Sync<receiver<std::string>>);
static_assert(lend::Owned<receiver<std::unique_ptr<int>>>);
static_assert(!lend::Concurrent<sender<int>> && !lend::Concurrent<receiver<int>>);
static_assert(!lend::Send<sender<int*>> && !lend::Owned<sender<int*>>);
static_assert(std::ranges::input_range<receiver<int>>);

/// Which sender it comes from, and the how manieth of that it is.
struct numbered {
  std::uint32_t from;
  std::uint32_t number;
};

/// The same on the heap, where nothing may be lost or ended twice.
struct heavy {
  heavy(std::uint32_t from, std::uint32_t number)
      : where(std::make_unique<numbered>(numbered{from, number})) {}
  std::unique_ptr<numbered> where;
  support::counted life{};
  LEND_PARTS(where, life);
};

numbered number_of(const numbered& message) { return message; }
numbered number_of(const heavy& message) { return *message.where; }

/// Messages of `T` from some threads to others: each arrives once, and those of one sender in
/// order.
template <class T>
void exchange(std::size_t capacity, std::uint32_t senders, std::uint32_t receivers,
              std::uint32_t each) {
  const watchdog alive("messages");
  std::vector<std::vector<numbered>> seen(receivers);
  {
    std::vector<std::jthread> threads;
    auto [tx, rx] = channel<T>(capacity);
    for (std::uint32_t from = 0; from < senders; ++from) {
      threads.emplace_back([mine = tx, from, each] {
        for (std::uint32_t i = 0; i < each; ++i) {
          if (!mine.send(T{from, i})) {
            std::abort();
          }
        }
      });
    }
    for (auto& mine : seen) {
      threads.emplace_back([all = rx, &mine] {
        for (const T& message : all) {
          mine.push_back(number_of(message));
        }
      });
    }
  }
  std::vector<std::uint32_t> count(std::size_t{senders} * each);
  bool ordered = true;
  for (const auto& mine : seen) {
    std::vector<std::int64_t> last(senders, -1);
    for (const numbered& message : mine) {
      ordered = ordered && message.number > last[message.from];
      last[message.from] = message.number;
      ++count[message.from * each + message.number];
    }
  }
  CHECK(ordered);
  CHECK(std::ranges::all_of(count, [](std::uint32_t times) { return times == 1; }));
}

}  // namespace

TEST_CASE("messages arrive once, and those of one sender in order") {
  const std::uint32_t each = support::thread_sanitizer ? 500 : 20'000;
  for (const std::size_t capacity : capacities) {
    for (const auto& [senders, receivers] : {std::pair{1U, 1U}, {4U, 1U}, {1U, 4U}, {4U, 4U}}) {
      CAPTURE(capacity);
      CAPTURE(senders);
      CAPTURE(receivers);
      exchange<numbered>(capacity, senders, receivers, each / senders);
      exchange<heavy>(capacity, senders, receivers, each / senders / 4);
    }
  }
  CHECK(support::counted::none_left());
}

TEST_CASE("what a message is made of stays as it is, unless it is given away") {
  auto [tx, rx] = lend::channel<std::optional<std::string>>(3);
  std::string line = "a line that is too long for the object itself";
  const std::string before = line;
  REQUIRE(tx.send(line));
  lend::select(lend::on_send(tx, line, [](auto&& sent) { CHECK(sent); }));
  CHECK(line == before);
  REQUIRE(tx.send(std::move(line)));
  CHECK(line.empty());  // NOLINT(bugprone-use-after-move)
  for (int i = 0; i < 3; ++i) {
    CHECK(rx.recv() == before);
  }
}

TEST_CASE("a channel holds as many messages as it was made for") {
  for (const std::size_t capacity : {1U, 2U, 63U, 64U, 65U, 1000U}) {
    auto [tx, rx] = channel<std::size_t>(capacity);
    for (int round = 0; round < 5; ++round) {
      for (std::size_t i = 0; i < capacity; ++i) {
        REQUIRE(tx.try_send(lend::copy(i)));
      }
      auto refused = tx.try_send(7);
      CHECK(refused.outcome() == transfer::unready);
      CHECK(std::move(refused).value() == 7);
      for (std::size_t i = 0; i < capacity; ++i) {
        REQUIRE(*rx.try_recv() == i);
      }
      CHECK(rx.try_recv().outcome() == transfer::unready);
    }
  }
}

TEST_CASE("the last sender closes: what is inside is received, and then nothing") {
  auto ends = channel<std::string>(10);
  {
    const sender<std::string> first = std::move(ends.tx);
    // NOLINTNEXTLINE(performance-unnecessary-copy-initialization)
    const sender<std::string> second = first;
    REQUIRE(first.send("a"));
    REQUIRE(second.send(std::string("b")));
  }
  CHECK_THROWS_AS(static_cast<void>(ends.tx.send("c")), lend::moved_error);
  CHECK(ends.rx.recv() == "a");
  CHECK(*ends.rx.try_recv() == "b");
  CHECK(ends.rx.try_recv().is_closed());
  CHECK(ends.rx.recv_for(std::chrono::hours(1)).is_closed());
  CHECK(ends.rx.recv() == std::nullopt);
}

TEST_CASE("when the last receiver has gone a message comes back, and what is inside ends") {
  for (const std::size_t capacity : {std::size_t{3}, unbounded}) {
    auto ends = channel<support::counted>(capacity);
    REQUIRE(ends.tx.send(support::counted(1)));
    REQUIRE(ends.tx.send(support::counted(2)));
    CHECK(support::counted::alive == 2);
    {
      const auto gone = std::move(ends.rx);
    }
    CHECK(support::counted::none_left());
    auto back = ends.tx.send(support::counted(3));
    CHECK(back.is_closed());
    CHECK(std::move(back).value().value() == 3);
    CHECK_THROWS_AS(static_cast<void>(std::move(back).value()), lend::moved_error);
    CHECK(std::move(ends.tx.send_for(std::chrono::hours(1), support::counted(4))).value().value() ==
          4);
  }
  CHECK(support::counted::none_left());
}

TEST_CASE("a sender that waits gets its message back when the last receiver goes") {
  const watchdog alive("a sender that waits");
  for (const std::size_t capacity : {0U, 1U}) {
    auto ends = channel<std::string>(capacity);
    std::atomic<int> back = 0;
    std::vector<std::jthread> threads;
    for (int i = 0; i < 3; ++i) {
      threads.emplace_back([tx = ends.tx, &back] {
        auto result = tx.send("message");
        back += result.is_closed() && std::move(result).value() == "message" ? 1 : 0;
      });
    }
    CHECK(ends.rx.recv() == "message");
    {
      const auto gone = std::move(ends.rx);
    }
    threads.clear();
    CHECK(back <= 2);
    CHECK(back >= 2 - static_cast<int>(capacity));  // what it holds then ends with it
  }
}

TEST_CASE("times that are up: nothing is received, and a message comes back") {
  using std::chrono::microseconds;
  auto [tx, rx] = channel<std::string>(1);
  CHECK(rx.recv_for(microseconds(100)).outcome() == transfer::unready);
  CHECK(rx.recv_for(microseconds(-1)).outcome() == transfer::unready);
  REQUIRE(tx.send_for(microseconds(100), "a"));
  auto late = tx.send_for(microseconds(100), "b");
  CHECK(late.outcome() == transfer::unready);
  CHECK(std::move(late).value() == "b");
  CHECK(rx.recv_for(std::chrono::hours::max()).value() == "a");
}

TEST_CASE("rendezvous: a send returns when its message has been received") {
  const watchdog alive("rendezvous");
  auto [tx, rx] = channel<int>(0);
  CHECK(tx.try_send(1).outcome() == transfer::unready);
  std::atomic<int> sent = 0;
  const std::jthread other([mine = tx, &sent] {
    for (int i = 0; i < 1000; ++i) {
      static_cast<void>(mine.send(lend::copy(i)));
      sent = i + 1;
    }
  });
  bool met = true;
  for (int i = 0; i < 1000; ++i) {
    met = met && sent <= i;
    met = met && rx.recv() == i;
  }
  CHECK(met);
}

namespace {

/// Throws when it is moved for the n-th time.
struct fragile {
  static inline int moves_left = 0;
  explicit fragile(int n) : number(n) {}
  // NOLINTNEXTLINE(performance-noexcept-move-constructor)
  fragile(fragile&& from) : number(from.number) {
    if (--moves_left == 0) {
      throw support::failed();
    }
    from.number = -1;
  }
  fragile& operator=(fragile&&) = default;
  ~fragile() = default;
  int number;
};

}  // namespace

template <>
inline constexpr auto lend::enable_send<fragile> = lend::yes;
template <>
inline constexpr auto lend::enable_owned<fragile> = lend::yes;

TEST_CASE("a move that throws loses no message") {
  auto [tx, rx] = channel<fragile>(2);
  fragile first(1);
  fragile::moves_left = 1;
  CHECK_THROWS_AS(static_cast<void>(tx.send(std::move(first))), support::failed);
  CHECK(first.number == 1);  // NOLINT(bugprone-use-after-move)
  CHECK_FALSE(rx.try_recv());
  REQUIRE(tx.send(std::move(first)));  // NOLINT(bugprone-use-after-move)
  REQUIRE(tx.send(fragile(2)));
  fragile::moves_left = 1;
  CHECK_THROWS_AS(static_cast<void>(rx.recv()), support::failed);
  REQUIRE(tx.try_send(fragile(3)));
  for (int i = 1; i <= 3; ++i) {
    CHECK(rx.recv()->number == i);
  }
}

TEST_CASE("a child of fork(2) has a channel that nobody was using") {
  auto [tx, rx] = channel<std::string>(2);
  REQUIRE(tx.send("before"));
  support::child_process child;
  if (child.is_here()) {
    const bool sent = static_cast<bool>(tx.send("in the child"));
    support::child_process::end(sent && rx.recv() == "before" && rx.recv() == "in the child");
  }
  support::check_success(child.wait());
  CHECK(rx.recv() == "before");
  CHECK_FALSE(rx.try_recv());
}

TEST_CASE("a move may use the channel") {
  struct nested {
    explicit nested(sender<int> to) : tx(std::move(to)) {}
    // NOLINTNEXTLINE(performance-move-constructor-init)
    nested(nested&& from) noexcept : tx(from.tx) { static_cast<void>(tx.try_send(1)); }
    nested& operator=(nested&&) = default;
    ~nested() { static_cast<void>(tx.try_send(2)); }
    sender<int> tx;
    LEND_PARTS(tx);
  };
  auto numbers = channel<int>(unbounded);
  {
    auto [tx, rx] = channel<nested>(1);
    REQUIRE(tx.send(nested(numbers.tx)));
    CHECK(rx.recv().has_value());
  }
  CHECK(numbers.rx.recv().has_value());
}

TEST_CASE("senders and receivers that leave at any time lose and double nothing") {
  const int rounds = support::thread_sanitizer ? 20 : 200;
  for (int round = 0; round < rounds; ++round) {
    const watchdog alive("senders and receivers that leave");
    std::atomic<int> taken = 0;
    std::atomic<int> back = 0;
    std::atomic<int> received = 0;
    std::atomic<int> left = 0;
    const std::size_t capacity = capacities[static_cast<std::size_t>(round) % 8];
    {
      std::vector<std::jthread> threads;
      auto ends = channel<support::counted>(capacity);
      for (std::uint64_t who = 0; who < 3; ++who) {
        const std::uint64_t stream = static_cast<std::uint64_t>(round) * 8 + who;
        threads.emplace_back([&, tx = ends.tx, random = support::generator(stream)]() mutable {
          try {
            for (int i = 0;; ++i) {
              auto result = tx.send_for(std::chrono::microseconds(support::below(random, 30)),
                                        support::counted(i));
              ++(result ? taken : back);
              if (result.is_closed() || support::below(random, 100) == 0) {
                throw support::failed();
              }
            }
          } catch (const support::failed&) {
            ++left;
          }
        });
        threads.emplace_back([&, rx = ends.rx, random = support::generator(stream + 4)]() mutable {
          while (support::below(random, 60) != 0) {
            auto result = rx.recv_for(std::chrono::microseconds(support::below(random, 30)));
            received += result ? 1 : 0;
            if (result.is_closed()) {
              return;
            }
          }
        });
      }
    }
    REQUIRE(support::counted::none_left());
    REQUIRE(left == 3);
    REQUIRE(received <= taken);
    REQUIRE((capacity != 0 || received == taken));
  }
}

TEST_CASE("tasks of a scope send what they make, and those that throw lose nothing") {
  for (const std::size_t width : {1U, 2U, 4U, 8U}) {
    const watchdog alive("tasks that send");
    auto [tx, rx] = channel<std::unique_ptr<int>>(unbounded);
    std::atomic<int> sent = 0;
    const lend::arena arena{width};
    const auto work = [&](int i) {
      if (support::below(*std::make_unique<std::mt19937_64>(
                             support::generator(static_cast<std::uint64_t>(i) + width)),
                         50) == 0) {
        throw support::failed();
      }
      sent += tx.send(std::make_unique<int>(i)) ? 1 : 0;
    };
    try {
      arena.run(lend::unchecked([&] {
        lend::scope(lend::unchecked([&](lend::scope_handle& s) {
          for (int i = 0; i < 300; ++i) {
            s.spawn(lend::unchecked([&work, i] { work(i); }));
          }
        }));
      }));
    } catch (const support::failed&) {
      CHECK(sent <= 300);
    }
    {
      const auto gone = std::move(tx);
    }
    int received = 0;
    for ([[maybe_unused]] auto&& message : rx) {
      ++received;
    }
    CHECK(received == sent);
  }
}
