#pragma once

#include <lend/task/run.hpp>

#include <cstddef>
#include <string>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {
struct arena_access;
}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

enum class priority : signed char { low = -1, normal = 0, high = 1 };

/// What an arena is made of; `width` 0 stands for the width of the default arena.
struct arena_settings {
  std::size_t width = 0;
  std::string name{};
  lend::priority priority = lend::priority::normal;
  /// The NUMA node whose cores are used, or -1 for all.
  int numa_node = -1;
  /// How many threads there may be beside those, to work in place of threads that wait for a lock,
  /// a message or a condition. They are made when they are needed.
  std::size_t reserve = detail::default_reserve;
};

/// A fixed number of threads that work on what is run in it.
///
/// The width is honoured exactly, above and below the number of cores: the thread that calls run()
/// and width - 1 others. It must outlive what runs in it. A thread that enters an arena waits for a
/// place there while it keeps its own; one that has entered it before, further out, runs its work
/// where it is. Threads that enter each other's arenas crosswise can wait for each other for ever.
class arena {
 public:
  /// Throws std::invalid_argument for more than 65,536 threads.
  explicit arena(std::size_t width) : arena(arena_settings{.width = width}) {}
  explicit arena(const arena_settings& settings)
      : state_(detail::open_arena({settings.width, static_cast<int>(settings.priority),
                                   settings.numa_node, settings.name, settings.reserve})) {}
  arena(const arena&) = delete;
  arena& operator=(const arena&) = delete;
  ~arena() { detail::close_arena(state_); }

  /// The number of threads that work at once.
  [[nodiscard]] std::size_t width() const noexcept { return detail::arena_width(state_); }

  /// Runs `f(args...)` in this arena and returns its result, by the rules of lend::run.
  template <class... Args, class F = detail::named_task_t<Args...>>
  decltype(auto) run(F&& f, Args&&... args) const {  // lend[call]: LEND_FN(f)
    using detail::misuse;
    constexpr misuse found =
        detail::misuse_of_call<detail::audience::one, detail::type_list<>, false, F, Args...>();
    detail::enforce<found,
                    detail::shown_t<found, detail::audience::one, detail::type_list<>, F, Args...>,
                    Args...>();
    if constexpr (found == misuse::none) {
      detail::check_disjoint(detail::argument_loan<F>{f}, detail::argument_loan<Args>{args}...);
      return detail::run_call(state_,
                              detail::bind_call(std::forward<F>(f), std::forward<Args>(args)...));
    } else {
      return detail::refuse_call<detail::audience::one, detail::type_list<>, F, Args...>();
    }
  }

 private:
  friend struct detail::arena_access;
  detail::arena_state* state_;
};

/// The arena around the caller, or the default one outside of any.
class this_arena {
 public:
  /// The number of threads that work at once.
  [[nodiscard]] static std::size_t width() { return detail::current_width(); }

  /// Says in a few lines how wide the arena is and why: cores, affinity mask, cgroup quota,
  /// LEND_NUM_THREADS.
  [[nodiscard]] static std::string report() { return detail::describe_current_arena(); }
};

}  // namespace lend::inline LEND_ABI

namespace lend::detail::inline LEND_ABI {

struct arena_access {
  static arena_state* state(const arena& of) noexcept { return of.state_; }
};

}  // namespace lend::detail::inline LEND_ABI
