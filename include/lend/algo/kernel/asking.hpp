#pragma once

#include <lend/algo/kernel/ending.hpp>
#include <lend/algo/kernel/search.hpp>
#include <lend/own/atomic.hpp>

#include <cstddef>
#include <utility>

// The ends of pipelines that count what arrives or ask about it.

namespace lend::detail::inline LEND_ABI {

/// `count(sink)` for each block is how many of it are counted.
struct tallying {
  template <class Segment, class MakeSink>
  static std::size_t count(const control& how, const Segment& from, const MakeSink& sink_for) {
    atomic<std::size_t> total = 0;
    fork_range(how, from.count, [&](std::size_t begin, std::size_t end) {
      std::size_t counted = 0;
      from.pour(begin, end, sink_for(counted));
      // ORDER: relaxed; the loop's join publishes the sum.
      total.fetch_add(counted, memory_order_relaxed);
    });
    return total.load(memory_order_relaxed);
  }
};

struct counting_end : plain_end {
  template <class Segment>
  std::size_t operator()(const control& how, const Segment& from) const {
    return tallying::count(how, from, [](std::size_t& counted) {
      return [&counted](std::size_t /*at*/, const auto&... /*parts*/) { ++counted; };
    });
  }
};

template <class Flow>
struct ending<Flow, counting_stage> {
  static constexpr misuse found = misuse::none;
  using shown = void;

  static constexpr counting_end bind(counting_stage& /*from*/) { return {}; }
};

/// A last stage that asks a predicate.
template <class Flow, template <class> class End, class F, class... Carriers>
struct asking_ending {
  using looked_at = looked_at_t<typename Flow::parts>;
  using call = ready_call<audience::many, looked_at, F, Carriers...>;
  using plan = plan_for<audience::many, F, looked_at, Carriers...>;
  static constexpr misuse found = misuse_of_predicate<plan>();
  using shown = typename plan::as_called;

  template <class Stage>
  static constexpr End<call> bind(Stage& from) {
    return {{call(std::move(from.callable), std::move(from.carriers))}};
  }
};

template <class Call>
struct chosen_counting_end : calling_end<Call> {
  template <class Segment>
  std::size_t operator()(const control& how, const Segment& from) const {
    return tallying::count(how, from, [this](std::size_t& counted) {
      return [this, &counted](std::size_t /*at*/, const auto&... parts) {
        counted += static_cast<bool>(this->call(parts...)) ? 1 : 0;
      };
    });
  }
};

template <class Flow, class F, class... Carriers>
struct ending<Flow, stage<stage_kind::count_if, F, Carriers...>>
    : asking_ending<Flow, chosen_counting_end, F, Carriers...> {};

/// Whether there is, or is not, an element for which the predicate is `Wanted`.
template <bool Wanted, bool Exists>
struct search_for {
  template <class Call>
  struct with : calling_end<Call> {
    template <class Segment>
    bool operator()(const control& how, const Segment& from) const {
      const std::size_t at = search(
          how, from.count, [&](std::size_t begin, std::size_t end, first_event& first) noexcept {
            look(from, begin, end, first);
          });
      return (at < from.count) == Exists;
    }

   private:
    template <class Segment>
    void look(const Segment& from, std::size_t begin, std::size_t end,
              first_event& first) const noexcept {
      std::size_t asked = begin;
      try {
        bool hit = false;
        const auto sink = [&](std::size_t /*at*/, const auto&... parts) {
          hit = hit || static_cast<bool>(this->call(parts...)) == Wanted;
        };
        from.with_chain(sink, [&](const auto& next) {
          for (; asked < end && !hit; ++asked) {
            next(asked);
          }
        });
        if (hit) {
          first.happened(asked - 1);
        }
      } catch (...) {
        first.threw(asked);
      }
    }
  };
};

template <class Flow, class F, class... Carriers>
struct ending<Flow, stage<stage_kind::any_of, F, Carriers...>>
    : asking_ending<Flow, search_for<true, true>::template with, F, Carriers...> {};
template <class Flow, class F, class... Carriers>
struct ending<Flow, stage<stage_kind::all_of, F, Carriers...>>
    : asking_ending<Flow, search_for<false, false>::template with, F, Carriers...> {};
template <class Flow, class F, class... Carriers>
struct ending<Flow, stage<stage_kind::none_of, F, Carriers...>>
    : asking_ending<Flow, search_for<true, false>::template with, F, Carriers...> {};

}  // namespace lend::detail::inline LEND_ABI
