#include "../counted.hpp"
#include "../support.hpp"
#include "../threads.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <thread>
#include <utility>
#include <vector>

using lend::channel;
using lend::on_recv;
using lend::on_send;
using lend::otherwise;
using lend::unbounded;
using support::watchdog;

namespace {

constexpr auto never = [](auto&&...) {
  CHECK(false);
  return -1;
};
constexpr auto value_or_closed = [](std::optional<int> message) { return message.value_or(-2); };

}  // namespace

TEST_CASE("a select carries out the case that is ready, or none") {
  auto a = channel<int>(1);
  auto b = channel<std::string>(1);
  CHECK(lend::select(on_recv(a.rx, never), on_recv(b.rx, never), otherwise([] { return 3; })) == 3);
  REQUIRE(b.tx.send("b"));
  const auto size = [](const std::optional<std::string>& text) {
    return text ? static_cast<int>(text->size()) : -1;
  };
  CHECK(lend::select(on_recv(a.rx, never), on_recv(b.rx, size)) == 1);
  CHECK(lend::select(on_recv(a.rx, never), on_recv(b.rx, never),
                     lend::after(std::chrono::microseconds(50), [] { return 4; })) == 4);
}

TEST_CASE("a message stays where it is if another case is carried out") {
  auto full = channel<std::string>(1);
  auto ready = channel<int>(1);
  REQUIRE(full.tx.send("first"));
  REQUIRE(ready.tx.send(5));
  std::string message = "second";
  CHECK(lend::select(on_send(full.tx, std::move(message), never),
                     on_recv(ready.rx, value_or_closed)) == 5);
  CHECK(message == "second");  // NOLINT(bugprone-use-after-move)
  CHECK(lend::select(on_send(full.tx, std::move(message), never), otherwise([] { return 6; })) ==
        6);
  CHECK(message == "second");  // NOLINT(bugprone-use-after-move)
  CHECK(full.rx.recv() == "first");
  const auto sent = [](const lend::send_result<std::string>& result) { return result ? 1 : 0; };
  CHECK(lend::select(on_send(full.tx, std::move(message), sent), on_recv(ready.rx, never)) == 1);
  CHECK(full.rx.recv() == "second");
}

TEST_CASE("what one case sends, no other one sends in the same select") {
  auto one = channel<std::string>(1);
  auto other = channel<std::string>(1);
  std::string message = "the same";
  CHECK_THROWS_AS(lend::select(on_send(one.tx, std::move(message), never),
                               on_send(other.tx, std::move(message), never)),
                  lend::overlap_error);
  CHECK(message == "the same");
  CHECK_FALSE(one.rx.try_recv());
}

TEST_CASE("a channel that is closed is ready, and a message comes back") {
  auto gone = channel<std::string>(1);
  auto quiet = channel<int>(1);
  {
    const auto last = std::move(gone.rx);
  }
  const auto back = [](lend::send_result<std::string> result) {
    CHECK(result.is_closed());
    return std::move(result).value() == "message" ? 1 : 0;
  };
  CHECK(lend::select(on_recv(quiet.rx, never), on_send(gone.tx, "message", back)) == 1);
  {
    const auto last = std::move(quiet.tx);
  }
  CHECK(lend::select(on_recv(quiet.rx, value_or_closed)) == -2);
}

TEST_CASE("each of the cases that are ready is carried out now and then") {
  std::array<int, 4> chosen{};
  auto a = channel<int>(unbounded);
  auto b = channel<int>(unbounded);
  for (int i = 0; i < 4000; ++i) {
    REQUIRE(a.tx.send(0));
    REQUIRE(b.tx.send(1));
  }
  const auto count = [&](std::optional<int> which) { ++chosen[static_cast<std::size_t>(*which)]; };
  for (int i = 0; i < 4000; ++i) {
    lend::select(on_recv(a.rx, count), on_recv(b.rx, count),
                 on_send(a.tx, 2, [&](const auto&) { ++chosen[3]; }));
  }
  // A third each; the odds that one is left out for so long are less than 1 in 2^1000.
  CHECK(chosen[0] > 500);
  CHECK(chosen[1] > 500);
  CHECK(chosen[3] > 500);
}

TEST_CASE("selects meet selects: each message arrives once") {
  for (const std::size_t capacity : {0U, 1U, 16U}) {
    const watchdog alive("selects");
    constexpr int each = support::thread_sanitizer ? 300 : 5000;
    constexpr std::size_t senders = 3;
    constexpr std::size_t receivers = 3;
    std::vector<std::vector<int>> seen(receivers);
    {
      std::vector<std::jthread> threads;
      auto a = channel<std::unique_ptr<int>>(capacity);
      auto b = channel<std::unique_ptr<int>>(capacity);
      for (std::size_t s = 0; s < senders; ++s) {
        threads.emplace_back([first = static_cast<int>(s) * each, to_a = a.tx, to_b = b.tx] {
          const auto done = [](const lend::send_result<std::unique_ptr<int>>& result) {
            return result ? 1 : 0;
          };
          auto message = std::make_unique<int>(first);
          for (int i = 1; i <= each; ++i) {
            // NOLINTBEGIN(bugprone-use-after-move): what is not sent has its value
            const int sent =
                lend::select(on_send(to_a, std::move(message), done),
                             lend::after(std::chrono::microseconds(i % 50), [] { return 0; }));
            if (sent == 0) {
              lend::select(on_send(to_b, std::move(message), done));
            }
            // NOLINTEND(bugprone-use-after-move)
            message = std::make_unique<int>(first + i);
          }
        });
      }
      for (auto& mine : seen) {
        threads.emplace_back([&mine, a = a.rx, b = b.rx] {
          bool open = true;
          const auto keep = [&](const std::optional<std::unique_ptr<int>>& message) {
            if (message) {
              mine.push_back(**message);
            } else {
              open = false;
            }
          };
          while (open) {
            lend::select(on_recv(a, keep), on_recv(b, keep));
          }
          for (const auto& message : a) {
            mine.push_back(*message);
          }
          for (const auto& message : b) {
            mine.push_back(*message);
          }
        });
      }
    }
    std::vector<int> all;
    for (const auto& mine : seen) {
      all.insert(all.end(), mine.begin(), mine.end());
    }
    std::ranges::sort(all);
    bool complete = all.size() == senders * static_cast<std::size_t>(each);
    for (std::size_t i = 0; complete && i < all.size(); ++i) {
      complete = all[i] == static_cast<int>(i);
    }
    CHECK(complete);
  }
}

namespace {

struct moved_once {
  moved_once() = default;
  moved_once(moved_once&&) noexcept = default;
  // NOLINTNEXTLINE(performance-noexcept-move-constructor)
  moved_once& operator=(moved_once&&) { throw support::failed(); }
  ~moved_once() = default;
  support::counted life{};
  LEND_PARTS(life);
};

}  // namespace

TEST_CASE("a message that cannot be moved back ends, and all else goes on") {
  {
    auto full = channel<moved_once>(0);
    auto ready = channel<int>(1);
    REQUIRE(ready.tx.send(5));
    moved_once message;
    const auto note = [](const lend::send_result<moved_once>&) { return 0; };
    CHECK(lend::select(on_send(full.tx, std::move(message), note),
                       lend::otherwise([] { return 7; })) == 7);
    moved_once another;
    CHECK(lend::select(on_recv(ready.rx, [](std::optional<int> n) { return *n; }),
                       on_send(full.tx, std::move(another), note)) == 5);
  }
  CHECK(support::counted::none_left());
}

TEST_CASE("a handler that throws has its message, and the others keep theirs") {
  auto a = channel<int>(2);
  auto b = channel<int>(2);
  REQUIRE(a.tx.send(1));
  REQUIRE(a.tx.send(2));
  const auto fail = [](std::optional<int>) { throw support::failed(); };
  CHECK_THROWS_AS(lend::select(on_recv(a.rx, fail), on_recv(b.rx, fail)), support::failed);
  CHECK(a.rx.recv() == 2);
  CHECK_FALSE(b.rx.try_recv());
}
