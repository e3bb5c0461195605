#pragma once

#include <lend/sync/linked_list.hpp>

#include "blocking.hpp"
#include "sleeping_lock.hpp"
#include "strand.hpp"
#include "tbb_task.hpp"

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <thread>

// How a thread that waits is replaced, which README.md explains, beside this file.

namespace lend::detail {

class rights;

/// What a thread of the reserve that rests is told.
enum class reserve_call : unsigned char { none, work, end };

/// A thread that waits to be given a right.
struct right_wanted {
  wait_cell cell;
  right_wanted* next = nullptr;
  right_wanted* previous = nullptr;
  reserve_call call = reserve_call::none;  ///< under the lock of the rights
};

/// A thread of the reserve.
struct reserve_thread {
  std::thread thread;
  reserve_thread* next = nullptr;
  reserve_thread* previous = nullptr;
};

/// A thread that has given its right away while it waits for something else.
struct sleeping_thread {
  explicit sleeping_thread(const parking_place& where) noexcept : parking(&where) {}
  sleeping_thread(wait_cell& where, const wait_reason& what, deadline end) noexcept
      : cell(&where), why(&what), until(end) {}
  /// The same thread, further out.
  explicit sleeping_thread(sleeping_thread* further_in) noexcept
      : parking(further_in->parking),
        cell(further_in->cell),
        why(further_in->why),
        until(further_in->until),
        spawns(further_in->spawns),
        inner(further_in) {}

  /// Whether it may go on without the help of anybody who has no right. Under the lock.
  [[nodiscard]] bool may_go_on() const noexcept {
    if (parking != nullptr) {
      return !parking->occupied();
    }
    return !replaced || until != for_ever || cell->is_woken();
  }

  const parking_place* parking = nullptr;  ///< where it waits for thieves of its work
  wait_cell* cell = nullptr;               ///< where it waits for something else
  const wait_reason* why = nullptr;
  deadline until = for_ever;
  bool spawns = false;  ///< spawn() called the task that waits, for want of room

  rights* of = nullptr;
  /// The same thread, in the arena that it has entered from this one.
  sleeping_thread* inner = nullptr;
  sleeping_thread* next = nullptr;
  sleeping_thread* previous = nullptr;
  bool replaced = false;  ///< others are needed in its place
  std::atomic<bool> hopeless{false};
  /// Who waits for what, if that is known of a hopeless one.
  std::string deadlock{};
};

/// What brings a thread of TBB's that is idle to where a right is wanted, to lend its own.
class donor final : public tbb_task {
 public:
  void run() noexcept override;

  rights* to = nullptr;
  bool on_its_way = false;  ///< under the lock of the rights
};

/// The rights to run in an arena that are not where TBB keeps them.
///
/// A thread that has a place in the arena has the right to run. It gives that away while it sleeps,
/// and takes one back before it goes on. Meanwhile a thread of the reserve may have it, which has
/// no place in the arena, or one that would have to wait for a place. So as many threads run at
/// once as the arena is wide. An arena of width 1 keeps its only right here at all times.
class rights {
 public:
  friend class donor;

  rights(arena_state& arena, std::uint64_t arena_id, std::size_t width,
         std::size_t reserve) noexcept;
  rights(const rights&) = delete;
  rights& operator=(const rights&) = delete;
  ~rights() = default;

  /// This thread comes to an arena of width 1, where that is not yet or not any more a matter of
  /// lists. Whether it may run.
  [[nodiscard]] bool take_quickly() noexcept {
    only_state seen = only_state::free;
    return only_.compare_exchange_strong(seen, only_state::used);
  }
  /// It goes away. If that fails, it still has the right.
  [[nodiscard]] bool give_quickly() noexcept {
    only_state seen = only_state::used;
    return only_.compare_exchange_strong(seen, only_state::free);
  }

  /// This thread goes away.
  void give() noexcept { give(nullptr); }
  /// This thread goes to sleep.
  void give(sleeping_thread& mine) noexcept { give(&mine); }
  /// Returns when this thread may run.
  void take() noexcept;
  /// And is asleep no more.
  void take(sleeping_thread& mine) noexcept;
  [[nodiscard]] bool try_take() noexcept;

  /// It has slept for so long that others are needed in its place.
  void replace(sleeping_thread& mine) noexcept;
  /// Whether somebody is replaced, or a task is there that is part of nothing else.
  [[nodiscard]] bool needs_reserve() const noexcept { return needed_.load() != 0; }
  /// Whether somebody waits for something, replaced or not yet. A hint.
  [[nodiscard]] bool anybody_waits() const noexcept {
    // ORDER: relaxed; a hint.
    return waiters_.load(std::memory_order_relaxed) != 0;
  }
  /// There is work, in whichever strand of the arena.
  void call_reserve() noexcept;
  /// In an arena of width 1 there is a task that is part of nothing else: whenever nobody has the
  /// right, a thread of the reserve is needed for it, as if somebody had been replaced.
  void begin_lone() noexcept;
  void end_lone() noexcept;
  /// The arena is closed: the threads that have no work end before this returns. The others live on
  /// for what they run.
  void retire_reserve() noexcept;

 private:
  /// Of the only right of an arena: in the last state `spare_` says whether it is used.
  enum class only_state : unsigned char { free, used, managed };

  void manage_only() noexcept;
  void free_only() noexcept;
  void give(sleeping_thread* mine) noexcept;
  [[nodiscard]] bool pass_on() noexcept;
  void ask_for_a_right() noexcept;
  void donate(donor& by) noexcept;

  [[nodiscard]] bool is_there_work() noexcept;
  void send_reserve() noexcept;
  [[nodiscard]] bool start_reserve_thread() noexcept;
  void run_reserve(reserve_thread& self) noexcept;
  [[nodiscard]] bool run_anything() noexcept;
  [[nodiscard]] bool rest(reserve_thread& self) noexcept;
  [[nodiscard]] bool is_called(right_wanted& mine, reserve_thread& self) noexcept;
  void start_work() noexcept;
  void leave_reserve(reserve_thread& self) noexcept;
  void tell_closer() noexcept;

  template <class Is>
  [[nodiscard]] bool anybody_asleep(const Is& is) const noexcept;
  [[nodiscard]] bool anybody_goes_on() const noexcept;
  [[nodiscard]] bool anybody_spawns() const noexcept;
  void give_up_hope(std::string_view why) noexcept;
  [[nodiscard]] std::string who_waits(std::string_view why) const;

  arena_state& arena_;
  const std::uint64_t arena_id_;
  const std::size_t width_;
  std::atomic<only_state> only_;
  std::atomic<std::size_t> needed_{0};
  std::atomic<std::size_t> waiters_{0};
  /// How often there was new work, and how often when there was last seen to be none: whoever shows
  /// work while needs_reserve(), or comes to need the reserve after it has shown some, adds to the
  /// former.
  std::atomic<std::uint64_t> news_{1};
  std::atomic<std::uint64_t> nothing_since_{0};
  /// Where there was work last.
  std::atomic<strand*> likely_{nullptr};

  sleeping_lock lock_;
  // Under the lock.
  std::size_t spare_;                       ///< rights that nobody uses
  linked_list<right_wanted> wanting_;       ///< threads that need one to go on
  linked_list<right_wanted> lenders_;       ///< threads of TBB that were idle and gave theirs
  std::array<donor, 8> donors_;             ///< more come when these have come
  linked_list<right_wanted> idle_reserve_;  ///< threads of the reserve without work
  linked_list<reserve_thread> ended_;       ///< for the closer to join
  std::size_t in_reserve_ = 0;              ///< all of those that have not ended
  const std::size_t most_in_reserve_;
  std::size_t at_work_ = 0;  ///< those of them that run what they stole
  bool closed_ = false;
  /// Of who waits until all of them that are not at work have ended. That is told once it is so;
  /// one that ends its work later, while this is still set, is joined as well.
  wait_cell* closer_ = nullptr;
  linked_list<sleeping_thread> asleep_;
};

/// Whether the arena that `here` is used in has any: not in the child of a fork.
bool has_rights(const strand& here) noexcept;
rights& rights_of(const strand& here) noexcept;
/// A job is in this strand: a thread of the reserve comes, if one is needed.
void call_reserve(const strand& here) noexcept;

/// Calls `sleep(outermost)` while this thread has no right to run, in none of the arenas that it
/// has entered: `mine` stands for it in the innermost one.
template <class Sleep>
void sleep_without_rights(strand* at, sleeping_thread& mine, const Sleep& sleep) noexcept {
  strand* out = at->outer;
  while (out != nullptr && out->arena == at->arena) {
    out = out->outer;
  }
  mine.of = &rights_of(*at);
  mine.of->give(mine);
  if (out == nullptr) {
    sleep(mine);
  } else {
    sleeping_thread outer(&mine);
    sleep_without_rights(out, outer, sleep);
  }
  // The outermost one first, as they were entered: whoever had the right of an inner one and wanted
  // that of an outer one would stand in the way of those that enter.
  mine.of->take(mine);
}

}  // namespace lend::detail
