#include "../support.hpp"
#include "rounds.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

// Senders and receivers that throw, leave and are cancelled at any point: what became of each of
// millions of messages is written down.

using lend::receiver;
using lend::sender;
using stress::dice;

namespace {

constexpr std::size_t widths[] = {1, 2, 4, 8};
constexpr std::size_t capacities[] = {0, 1, 7, 64, lend::unbounded};

/// How often what happened to a message.
struct fate {
  std::atomic<std::uint8_t> sent = 0;
  std::atomic<std::uint8_t> back = 0;
  std::atomic<std::uint8_t> received = 0;
  std::atomic<std::uint8_t> ended = 0;
};

using ledger = std::vector<fate>;

/// A message. What it was moved from is none.
class letter {
 public:
  letter(ledger& in, std::size_t number) : fate_(&in[number]) {}
  letter(letter&& other) noexcept : fate_(std::exchange(other.fate_, nullptr)) {}
  letter& operator=(letter&& other) noexcept {
    end(std::exchange(fate_, std::exchange(other.fate_, nullptr)));
    return *this;
  }
  letter(const letter&) = delete;
  letter& operator=(const letter&) = delete;
  ~letter() { end(fate_); }

  fate& operator*() const { return *fate_; }

 private:
  static void end(fate* of) noexcept {
    if (of != nullptr) {
      ++of->ended;
    }
  }
  fate* fate_;
};

/// What the tasks of a round have in common.
struct round_of_messages {
  ledger fates;
  std::atomic<std::size_t> next = 0;
  std::stop_source stop;
  std::uint64_t faults;  ///< one in so many steps throws, and as many tell all tasks to stop

  void maybe_fail(dice& random) {
    if (random.one_in(faults)) {
      throw support::failed();
    }
    if (random.one_in(faults)) {
      stop.request_stop();
    }
  }
};

struct sending {
  round_of_messages& all;
  sender<letter> a;
  sender<letter> b;
  dice random;

  void operator()() {
    for (std::size_t i = all.next++; i < all.fates.size(); i = all.next++) {
      send(random.one_in(2) ? a : b, letter(all.fates, i));
      all.maybe_fail(random);
    }
  }

 private:
  void send(const sender<letter>& to, letter message) {
    fate& of = *message;
    const auto note = [&](lend::send_result<letter> result) {
      if (result) {
        ++of.sent;
      } else if (&*std::move(result).value() == &of) {
        ++of.back;
      }
      all.maybe_fail(random);
    };
    const std::chrono::microseconds time(random.below(30));
    switch (random.below(4)) {
      case 0:
        return note(to.send(std::move(message)));
      case 1:
        return note(to.try_send(std::move(message)));
      case 2:
        return note(to.send_for(time, std::move(message)));
      default:
        lend::select(lend::on_send(to, std::move(message), note), lend::after(time, [&] {
                       // NOLINTNEXTLINE(bugprone-use-after-move): it was not sent
                       ++(*message).back;
                     }));
    }
  }
};

struct receiving {
  round_of_messages& all;
  std::optional<receiver<letter>> a;
  std::optional<receiver<letter>> b;
  dice random;
  bool fails = true;

  void operator()() {
    while (a && b) {
      receive_from_any();
    }
    for (const letter& message : a ? *a : *b) {
      note(message);
    }
  }

 private:
  void note(const letter& message) {
    ++(*message).received;
    if (fails) {
      all.maybe_fail(random);
    }
  }
  void note_or_leave(std::optional<receiver<letter>>& from, const std::optional<letter>& message) {
    if (message) {
      note(*message);
    } else {
      from.reset();
    }
  }
  void receive_from_any() {
    std::optional<receiver<letter>>& one = random.one_in(2) ? a : b;
    const std::chrono::microseconds time(random.below(30));
    switch (random.below(4)) {
      case 0:
        if (const auto message = one->try_recv()) {
          note(message.value());
        }
        return;
      case 1:
        if (const auto message = one->recv_for(time)) {
          note(message.value());
        }
        return;
      default:
        // The receivers that the cases name live until the select has ended.
        receiver<letter> first = *a;
        receiver<letter> second = *b;
        lend::select(lend::on_recv(first, [&](std::optional<letter> m) { note_or_leave(a, m); }),
                     lend::on_recv(second, [&](std::optional<letter> m) { note_or_leave(b, m); }));
    }
  }
};

/// Tasks of a scope send and receive; with `drained` somebody outside of it receives to the end.
void run_round(round_of_messages& all, std::size_t width, std::size_t capacity, bool drained,
               dice random) {
  std::optional a(lend::channel<letter>(capacity));
  std::optional b(lend::channel<letter>(capacity));
  const std::jthread drain =
      drained ? std::jthread(receiving{all, a->rx, b->rx, dice(random.roll()), false})
              : std::jthread();
  const auto body = [&](lend::scope_handle& tasks) {
    for (std::uint64_t i = 1 + random.below(4); i > 0; --i) {
      tasks.spawn(lend::unchecked(sending{all, a->tx, b->tx, dice(random.roll())}));
      tasks.spawn(lend::unchecked(receiving{all, a->rx, b->rx, dice(random.roll())}));
    }
    a.reset();
    b.reset();
  };
  const lend::arena arena{width};
  try {
    lend::scope(lend::options{.stop = all.stop.get_token(), .arena = &arena},
                lend::unchecked(body));
  } catch (const support::failed&) {
  } catch (const lend::cancelled&) {
  }
  a.reset();  // where the body was not called
  b.reset();
}

std::size_t check_fates(const round_of_messages& all, bool all_received) {
  std::size_t wrong = 0;
  std::size_t made = 0;
  for (const fate& of : all.fates) {
    if (of.ended == 0 && made >= all.next) {
      break;  // never made
    }
    ++made;
    const bool is_right = of.ended == 1 && of.sent + of.back == 1 && of.received <= of.sent &&
                          (!all_received || of.received == of.sent);
    wrong += is_right ? 0 : 1;
  }
  CHECK(wrong == 0);
  return made;
}

}  // namespace

template <>
inline constexpr auto lend::enable_send<letter> = lend::yes;
template <>
inline constexpr auto lend::enable_owned<letter> = lend::yes;

TEST_CASE("no message is lost or doubled when anybody throws, leaves or is cancelled") {
  const double wanted =
      stress::setting("LEND_STRESS_MESSAGES", support::sanitized ? 50'000 : 2'000'000);
  stress::progress_watch alive;
  std::size_t count = 0;
  for (std::uint64_t round = 0; static_cast<double>(count) < wanted; ++round) {
    dice random(support::seed() + round);
    const std::size_t width = widths[round % std::size(widths)];
    const std::size_t capacity = capacities[random.below(std::size(capacities))];
    const bool drained = random.one_in(2);
    INFO("seed ", support::seed() + round, ", width ", width, ", capacity ", capacity);
    round_of_messages all{ledger(2'000), {}, {}, 100U << random.below(8)};
    run_round(all, width, capacity, drained, dice(random.roll()));
    count += check_fates(all, drained || capacity == 0);
    alive.progress();
  }
}
