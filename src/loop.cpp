#include "chaos.hpp"
#include "clock.hpp"
#include "strand.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace lend::detail {

namespace {

/// A chunk is what takes about so many nanoseconds. The owner claims up to `most_chunks` at once.
constexpr std::uint64_t chunk_time = 500;
constexpr std::size_t most_chunks = 8;
/// Where nobody comes for a part, chunks are so many times as long.
constexpr std::uint64_t longer_unshared = 8;

/// So many chunks must be left for a thief to come.
constexpr std::size_t chunks_worth_it = 8;
/// A loop that may be over before a thief could help is left alone for so many nanoseconds.
constexpr std::uint64_t time_to_ripen = 300;
/// A loop that takes no longer is not worth being shown to thieves.
constexpr std::uint64_t short_time = 5000;

/// Where pieces are at least so many grains long, they begin and end at multiples of that: vector
/// loops run slower from odd places on, and two threads should not write to one cache line.
constexpr std::size_t grains_in_a_block = 64;

/// No chunk is larger, so that several still make a number.
constexpr std::size_t largest_chunk = std::numeric_limits<std::size_t>::max() / 64;

/// The next chunk, when one of `chunk` takes `duration`, by `target` the time that it should take.
std::size_t next_chunk(std::size_t chunk, double duration, double target) noexcept {
  if (duration < target / 8) {
    return std::min(largest_chunk, chunk * 32);
  }
  if (duration < target / 2) {
    return std::min(largest_chunk, chunk * 2);
  }
  if (duration > 2 * target) {
    return static_cast<std::size_t>(static_cast<double>(chunk) * target / duration);
  }
  return chunk;
}

/// The last boundary up to `index`, for pieces of `length` that are no shorter than a grain.
std::size_t boundary_before(std::size_t index, std::size_t length, const range& work) noexcept {
  const std::size_t block = grains_in_a_block * work.least;
  const std::size_t unit = length < block ? work.least : block;
  return index / unit * unit;
}

/// Turns of a loop, and how long they took.
struct effort {
  std::uint64_t ticks;
  std::size_t turns;
};

std::uint32_t pace_of(const effort& some) noexcept {
  const double each = static_cast<double>(some.ticks) / static_cast<double>(some.turns);
  constexpr double most = std::numeric_limits<std::uint32_t>::max();
  return static_cast<std::uint32_t>(std::clamp(each * pace::turns, 1.0, most));
}

/// Only what is new is written, since many threads may run loops with that body.
void remember(pace& known, const effort& some) noexcept {
  const std::uint32_t now = pace_of(some);
  // ORDER: relaxed; a hint.
  const std::uint32_t before = known.ticks.load(memory_order_relaxed);
  if (before / 2 >= now || now / 2 >= before) {
    known.ticks.store(now, memory_order_relaxed);
  }
}

/// When this thread last read the clock at the front of a loop.
[[gnu::tls_model("initial-exec")]] constinit thread_local std::uint64_t last_look = 0;

/// The front of a loop, as long as this thread works on it alone.
class front {
 public:
  front(range_job& work, std::size_t count, std::size_t grain) noexcept
      : work_(work), count_(count), least_(std::max<std::size_t>(1, grain)) {}

  /// Where the rest begins.
  std::size_t run() noexcept {
    // ORDER: relaxed; a hint.
    const effort known{work_.known.ticks.load(memory_order_relaxed), pace::turns};
    if (known.ticks == 0 || count_ / fewest_alone < least_ || count_ > most ||
        !is_short(count_, known)) {
      return 0;
    }
    const bool shares = can_share();
    if (!begins_fast(in_grains(count_ / (shares ? fewest_alone : parts_unshared)))) {
      return done_;
    }
    if (shares) {
      run_parts(known);
    } else {
      run_some(count_ - done_);
    }
    return done_;
  }

 private:
  /// Parts are so many turns or a multiple: vector loops run slower from odd places on.
  static constexpr std::size_t aligned = 8;
  /// Where nothing can be shared, less is looked at.
  static constexpr std::size_t parts_unshared = 4;
  /// No longer loop is short.
  static constexpr std::size_t most = std::size_t{1} << 20U;
  /// What is run without a look at the clock: as much as takes so many nanoseconds, if that is no
  /// larger part of the loop than this.
  static constexpr std::uint64_t part_time = 200;
  static constexpr std::size_t parts = 2;

  void run_some(std::size_t turns) noexcept {
    const std::size_t begin = done_;
    done_ += turns;
    work_.run(work_, begin, done_);
  }
  /// The turns since the last look.
  effort look(std::size_t turns) noexcept {
    last_look = ticks();
    return {last_look - std::exchange(looked_, last_look), turns};
  }
  /// Whether so many turns are over before another thread could help, at the pace of `some`.
  [[nodiscard]] bool is_short(std::size_t turns, const effort& some) const noexcept {
    return some.ticks <= short_ && some.ticks * turns <= short_ * some.turns;
  }

  /// Where loops follow each other, one look is enough: that much time has passed at most.
  bool begins_fast(std::size_t few) noexcept {
    run_some(few);
    if (is_short(count_, look(few))) {
      return true;
    }
    run_some(few);
    const effort some = look(few);
    remember(work_.known, some);
    return is_short(count_, some);
  }
  void run_parts(effort lately) noexcept {
    const std::size_t largest = count_ / parts;
    while (done_ < count_) {
      const std::size_t wanted =
          ticks_in(part_time) * lately.turns / std::max<std::uint64_t>(1, lately.ticks);
      const std::size_t part = std::max(least_, in_grains(std::min(wanted, largest)));
      if (part >= count_ - done_) {
        run_some(count_ - done_);
        return;
      }
      run_some(part);
      lately = look(part);
      if (!is_short(count_ - done_, lately)) {
        remember(work_.known, lately);
        return;
      }
    }
  }
  [[nodiscard]] std::size_t in_grains(std::size_t turns) const noexcept {
    if (least_ > 1) {
      return turns / least_ * least_;
    }
    return turns < aligned ? turns : turns / aligned * aligned;
  }

  range_job& work_;
  std::size_t count_;
  std::size_t least_;
  std::size_t done_ = 0;
  std::uint64_t short_ = ticks_in(short_time);
  std::uint64_t looked_ = last_look;  ///< not by loops that the turns of this one run
};

/// The owner's side of a range in its deque.
class range_owner {
 public:
  range_owner(strand& here, slot* at, range& work) noexcept
      : here_(here),
        at_(at),
        work_(work),
        first_end_(work.next),
        above_outer_loop_(std::exchange(here.above_loop, at + 1)) {
    push(here, at, work);
    share(here);
  }
  range_owner(const range_owner&) = delete;
  range_owner& operator=(const range_owner&) = delete;
  /// Takes the range out of the deque. What thieves have of it may still run.
  ~range_owner() {
    here_.above_loop = above_outer_loop_;
    here_.lock.lock();
    // ORDER: relaxed; thieves look at these under the lock.
    here_.tail.store(at_, memory_order_relaxed);
    here_.shared_end.store(at_, memory_order_relaxed);
    lower_head();
    here_.lock.unlock();
  }

  /// Returns what the owner did itself.
  effort run(std::size_t begin, std::uint64_t start) noexcept {
    const std::uint64_t wanted = here_.shares ? chunk_time : longer_unshared * chunk_time;
    const auto target = static_cast<double>(ticks_in(wanted));
    effort total{0, 0};
    std::size_t chunk = work_.chunk;
    std::size_t at_once = 1;
    // The first chunk was the owner's before thieves could see the rest.
    for (std::size_t end = first_end_; end > begin; end = claim(begin, chunk, at_once)) {
      work_.body.run(work_.body, begin, end);
      const std::uint64_t now = ticks();
      total.ticks += now - start;
      total.turns += end - begin;
      const double chunks = static_cast<double>(end - begin) / static_cast<double>(chunk);
      const double a_chunk = static_cast<double>(now - start) / chunks;
      const std::size_t next = in_grains(next_chunk(chunk, a_chunk, target));
      at_once = a_chunk > (chunk == work_.least ? target : 2 * target) ? 1 : most_chunks;
      begin = end;
      start = now;
      if (next < chunk) {
        offer_again();
      }
      chunk = next;
      // ORDER: relaxed; a hint for thieves.
      work_.chunk.store(chunk, memory_order_relaxed);
      if (!here_.watched) {
        advertise(here_);
      }
    }
    return total;
  }

 private:
  /// Claims up to `at_once` chunks from `begin` on, fewer toward the end: where they end.
  std::size_t claim(std::size_t begin, std::size_t chunk, std::size_t at_once) noexcept {
    // ORDER: relaxed; a hint.
    const std::size_t end = work_.end.load(memory_order_relaxed);
    const std::size_t rest = end > begin ? end - begin : 0;
    const std::size_t enough = enough_of(rest, chunk, at_once);
    const std::size_t wanted =
        enough < work_.last - begin ? boundary_before(begin + enough, enough, work_) : work_.last;
    if (mutated(mutation::claim_without_exchange)) {
      work_.next.store(wanted, memory_order_release);
    } else {
      // This and the load of end are Dekker's, with the two in split().
      work_.next.exchange(wanted);
    }
    chaos();
    if (wanted <= work_.end.load()) [[likely]] {
      return wanted;
    }
    here_.lock.lock();
    const std::size_t claimed = std::max(begin, std::min(wanted, work_.end.load()));
    work_.next = claimed;
    here_.lock.unlock();
    return claimed;
  }

  [[nodiscard]] std::size_t enough_of(std::size_t rest, std::size_t chunk,
                                      std::size_t at_once) const noexcept {
    if (!here_.shares) {
      return std::min(rest, chunk);
    }
    // Not all of it where that seems cheap: the end may be dear.
    return chunk < rest / 4 ? std::min(rest / 4, at_once * chunk)
                            : in_grains(std::min(chunk, std::max(rest / 2, chunk / 8)));
  }

  /// A whole number of grains, so that only the last piece of the loop is shorter.
  [[nodiscard]] std::size_t in_grains(std::size_t count) const noexcept {
    return std::max<std::size_t>(1, count / work_.least) * work_.least;
  }

  /// The rest turned out dearer than thieves thought when they left it.
  void offer_again() noexcept {
    // ORDER: relaxed; a hint, looked at again under the lock.
    if (here_.head.load(memory_order_relaxed) > at_) {
      here_.lock.lock();
      lower_head();
      here_.lock.unlock();
    }
  }
  void lower_head() noexcept {
    // ORDER: relaxed; under the lock.
    if (here_.head.load(memory_order_relaxed) > at_) {
      here_.head.store(at_, memory_order_relaxed);
    }
  }

  strand& here_;
  slot* at_;
  range& work_;
  std::size_t first_end_;
  slot* above_outer_loop_;
};

/// Works on a loop that no thief can be shown, in pieces, so that it can still be stopped.
void run_alone(range_job& body, std::size_t begin, std::size_t last, std::size_t grain) noexcept {
  const auto target = static_cast<double>(ticks_in(chunk_time));
  const std::size_t least = std::max<std::size_t>(1, grain);
  std::size_t chunk = least;
  while (begin < last) {
    const std::size_t end = begin + std::min(chunk, last - begin);
    const std::uint64_t start = ticks();
    body.run(body, begin, end);
    chunk = std::max(least, next_chunk(end - begin, static_cast<double>(ticks() - start), target));
    begin = end;
  }
}

}  // namespace

range::range(range_job& loop, range* whole, strand& at_home, range_part part,
             std::size_t grain) noexcept
    : job(nullptr),
      body(loop),
      root(whole != nullptr ? *whole : *this),
      home(at_home),
      born(ticks()),
      least(std::clamp<std::size_t>(grain, 1, largest_chunk)),
      last(part.end),
      next(part.begin + std::min(least, part.end - part.begin)),
      end(part.end),
      chunk(least) {
  taken = 0;
}

std::uint64_t ripe_at(const range& young) noexcept { return young.born + ticks_in(time_to_ripen); }

bool split(range& from, range_part& part) noexcept {
  // ORDER: relaxed; end is written under the lock, the rest are hints until the look below.
  const std::size_t end = from.end.load(memory_order_relaxed);
  const std::size_t next = from.next.load(memory_order_relaxed);
  const std::size_t chunk = from.chunk.load(memory_order_relaxed);
  const std::size_t worth_it = chunk > from.least ? chunks_worth_it * chunk : from.least;
  if (next >= end || end - next < worth_it) {
    return false;
  }
  const std::size_t rest = end - next;
  std::size_t middle = std::max(next, boundary_before(next + rest / 2, rest / 2, from));
  if (mutated(mutation::split_without_order)) {
    from.end.store(middle, memory_order_relaxed);
  } else {
    from.end.store(middle);
  }
  chaos();
  const std::size_t claimed = from.next.load();
  if (claimed > middle) {
    // The owner went past it, and comes to the lock if it saw that. What it claimed is its.
    middle = std::min(claimed, end);
    from.end.store(middle);
    if (middle == end) {
      return false;
    }
  }
  part = {middle, end};
  return true;
}

void run_part(strand& here, range& whole) noexcept {
  // A strand that has just stolen has room.
  slot* const at = here.tail;
  range part(whole.body, &whole, whole.home, here.part, whole.least);
  range_owner(here, at, part).run(here.part.begin, part.born);
}

void run_range(range_job& work, std::size_t begin, std::size_t end, std::size_t grain) noexcept {
  strand& here = *this_strand();
  const push_plan plan = plan_push(here, 1);
  if (plan.kind != push_kind::plain) {
    run_alone(work, begin, end, grain);
    return;
  }
  range whole(work, nullptr, here, {begin, end}, grain);
  const effort mine = range_owner(here, plan.at, whole).run(begin, whole.born);
  remember(work.known, mine);
  if (std::atomic_ref(whole.taken).load() != 0) {
    await(here, whole);
  }
}

std::size_t run_front(range_job& work, std::size_t count, std::size_t grain) noexcept {
  return front(work, count, grain).run();
}

}  // namespace lend::detail
