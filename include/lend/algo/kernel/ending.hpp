#pragma once

#include <lend/algo/kernel/adding.hpp>
#include <lend/algo/kernel/combining.hpp>
#include <lend/algo/kernel/new_vector.hpp>
#include <lend/algo/kernel/search.hpp>
#include <lend/algo/kernel/segment.hpp>

#include <array>
#include <atomic>
#include <cstddef>
#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

// The last stages of pipelines, which make them run.

namespace lend::detail::inline LEND_ABI {

struct collecting_stage {};
struct counting_stage {};

/// What a last stage does with what arrives: which rule forbids it (`found`), and `bind(stage)`,
/// which makes what `(how, segment)` runs.
template <class Flow, class Stage>
struct ending;

/// What it seems to give if nothing is known of what arrives.
template <class Stage>
struct seeming_end;
template <class Stage>
using seeming_end_t = typename seeming_end<Stage>::type;

template <class Stage>
concept Ending = requires { typename seeming_end<Stage>::type; };

template <stage_kind Kind, class F, class... Carriers>
  requires(Kind == stage_kind::for_each)
struct seeming_end<stage<Kind, F, Carriers...>> {
  using type = void;
};
template <stage_kind Kind, class F, class... Carriers>
  requires(Kind == stage_kind::count_if)
struct seeming_end<stage<Kind, F, Carriers...>> {
  using type = std::size_t;
};
template <stage_kind Kind, class F, class... Carriers>
  requires(Kind == stage_kind::any_of || Kind == stage_kind::all_of || Kind == stage_kind::none_of)
struct seeming_end<stage<Kind, F, Carriers...>> {
  using type = bool;
};
template <class T, class Op>
struct seeming_end<reducing_stage<T, Op>> {
  using type = T;
};
template <>
struct seeming_end<summing_stage> {
  using type = double;
};
template <>
struct seeming_end<counting_stage> {
  using type = std::size_t;
};
template <>
struct seeming_end<collecting_stage> {
  using type = std::vector<refused>;
};

/// Whether a last stage reads what the pipeline walks, or writes it.
template <class Stage>
constexpr access access_of = access::read;
template <class F, class... Carriers>
constexpr access access_of<stage<stage_kind::for_each, F, Carriers...>> = access::write;

/// An ending that is a callable with what it gets.
template <class Call>
struct calling_end {
  Call call;

  template <class Use>
  constexpr void with_loans(const Use& use) const {
    call.with_loans(use);
  }
};
struct plain_end {
  template <class Use>
  constexpr void with_loans(const Use& use) const {
    use();
  }
};

template <class Call>
struct visiting_end : calling_end<Call> {
  template <class Segment>
  void operator()(const control& how, const Segment& from) const {
    fork_range(how, from.count, [&](std::size_t begin, std::size_t end) {
      const loop_local<Call> local = this->call;
      from.pour(begin, end, [&local](std::size_t /*at*/, auto&&... parts) {
        local(std::forward<decltype(parts)>(parts)...);
      });
    });
  }
};

template <class Flow, class F, class... Carriers>
struct ending<Flow, stage<stage_kind::for_each, F, Carriers...>> {
  using call = ready_call<audience::many, typename Flow::parts, F, Carriers...>;
  using plan = plan_for<audience::many, F, typename Flow::parts, Carriers...>;
  static constexpr misuse found = plan::found;
  using shown = typename plan::as_called;

  template <class Stage>
  static constexpr visiting_end<call> bind(Stage& from) {
    return {{call(std::move(from.callable), std::move(from.carriers))}};
  }
};

/// `count(sink)` for each block is how many of it are counted.
struct tallying {
  template <class Segment, class MakeSink>
  static std::size_t count(const control& how, const Segment& from, const MakeSink& sink_for) {
    std::atomic<std::size_t> total = 0;
    fork_range(how, from.count, [&](std::size_t begin, std::size_t end) {
      std::size_t counted = 0;
      from.pour(begin, end, sink_for(counted));
      // ORDER: relaxed; the loop's join publishes the sum.
      total.fetch_add(counted, std::memory_order_relaxed);
    });
    return total.load(std::memory_order_relaxed);
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

/// The single part that arrives.
template <class Parts>
struct single_part {
  using type = void;
};
template <class Part>
struct single_part<type_list<Part>> {
  using type = Part;
};
template <class Flow>
using single_part_t = typename single_part<typename Flow::parts>::type;

template <class T, class Op>
struct reducing_end {
  given<T> init;
  given<Op> op;

  template <class Use>
  constexpr void with_loans(const Use& use) const {
    use(init, op);
  }

  /// `init` is used up: a pipeline runs once.
  template <class Segment>
  T operator()(const control& how, const Segment& from) {
    const Op& combine = op.value;
    const std::size_t block = block_size(from.count, 1);
    if constexpr (Segment::is_exact) {
      const auto sink = [](std::size_t /*at*/, auto&& part) {
        return as_value<T>(std::forward<decltype(part)>(part));
      };
      auto value_of = [&](std::size_t begin, std::size_t end, failure& failed) {
        return from.with_chain(
            sink, [&](const auto& next) { return fold<T>(begin, end, combine, failed, next); });
      };
      return reduce_blocks(how, from.count, block, std::move(init.value), value_of, combine);
    } else {
      return reduce_some(how, from, block, std::move(init.value));
    }
  }

 private:
  /// Of a block nothing may be left.
  template <class Segment>
  T reduce_some(const control& how, const Segment& from, std::size_t block, T first) const {
    using maybe = std::optional<T>;
    const Op& combine = op.value;
    if (from.count == 0) {
      return first;
    }
    auto value_of = [&](std::size_t begin, std::size_t end, failure& failed) {
      maybe total;
      const auto sink = [&](std::size_t /*at*/, auto&& part) {
        T next = as_value<T>(std::forward<decltype(part)>(part));
        if (total.has_value()) {
          *total = invoke(combine, std::move(*total), std::move(next));
        } else {
          total.emplace(std::move(next));
        }
      };
      const std::size_t few = failed.can_stop() ? 16 : end - begin;
      in_blocks(begin, end, few, failed, [&](std::size_t low, std::size_t high) {
        from.pour(low, high, sink);
        return true;
      });
      return total;
    };
    auto both = [&combine](maybe front, maybe back) {
      if (front.has_value() && back.has_value()) {
        *front = invoke(combine, std::move(*front), std::move(*back));
        return front;
      }
      return front.has_value() ? front : back;
    };
    maybe all = combine_blocks<maybe>(how, from.count, block, value_of, both,
                                      [](maybe&& whole) { return std::move(whole); });
    return all.has_value() ? T(invoke(combine, std::move(first), std::move(*all))) : first;
  }
};

template <class Flow, class T, class Op>
struct ending<Flow, reducing_stage<T, Op>> {
  using part = single_part_t<Flow>;

  static constexpr misuse find() {
    if constexpr (std::is_void_v<part>) {
      return misuse::stage_takes_one;
    } else {
      constexpr misuse combining = misuse_of_combining<T, T&&, Op>();
      return combining == misuse::none && !std::is_convertible_v<part, T> ? misuse::result_mismatch
                                                                          : combining;
    }
  }
  static constexpr misuse found = find();
  using shown = shown_of_combining_t<found, Op, mapped_by<T>>;

  static constexpr reducing_end<T, Op> bind(reducing_stage<T, Op>& from) {
    return {std::move(from.init), std::move(from.op)};
  }
};

template <class T>
struct summing_end : plain_end {
  template <class Segment>
  total_of<T> operator()(const control& how, const Segment& from) const {
    return add_blocks<T>(how, from.count, block_size(from.count, 1),
                         [&](unrounded<T>& sum, std::size_t begin, std::size_t end) {
                           std::array<T, at_once> numbers;
                           std::size_t filled = 0;
                           const auto sink = [&](std::size_t /*at*/, const T& number) {
                             numbers[filled] = number;
                             if (++filled == at_once) {
                               add_to<T>(sum, numbers.data(), filled);
                               filled = 0;
                             }
                           };
                           from.pour(begin, end, sink);
                           add_to<T>(sum, numbers.data(), filled);
                         });
  }

 private:
  static constexpr std::size_t at_once = 512;
};

template <class Flow>
struct ending<Flow, summing_stage> {
  using part = std::remove_cvref_t<single_part_t<Flow>>;
  static constexpr misuse found = std::is_void_v<part>
                                      ? misuse::stage_takes_one
                                      : (is_summed<part> ? misuse::none : misuse::not_summed);
  using shown = part;

  static constexpr auto bind(summing_stage& /*from*/) { return summing_end<part>{}; }
};

/// What a vector holds: the part that arrives, or a tuple of several.
template <class Parts>
struct collected;
template <class... Parts>
struct collected<type_list<Parts...>> {
  using type = std::tuple<std::remove_cvref_t<Parts>...>;
};
template <class Part>
struct collected<type_list<Part>> {
  using type = std::remove_cvref_t<Part>;
};

template <class T, class Part, class... Parts>
constexpr T collect(Part&& part, Parts&&... parts) {
  return T(std::forward<Part>(part), std::forward<Parts>(parts)...);
}

template <class T>
struct collecting_end : plain_end {
  template <class Segment>
  std::vector<T> operator()(const control& how, const Segment& from) const {
    auto collect = [&] {
      const control here{0, how.stop, nullptr};
      if constexpr (Segment::is_exact) {
        return collect_all(here, from);
      } else {
        return collect_some(here, from);
      }
    };
    return result_through([&](auto& work) { inside_arena_of(how, work); }, collect);
  }

 private:
  static std::size_t length_of_blocks(std::size_t count) noexcept { return block_size(count, 1); }

  template <class Segment>
  static std::vector<T> collect_all(const control& how, const Segment& from) {
    const std::size_t length = length_of_blocks(from.count);
    if (from.count == 0) {
      return {};
    }
    return make_vector<T>(
        how, from.count, (from.count + length - 1) / length,
        [length](std::size_t at) { return at * length; },
        [&](std::size_t at, const auto& put) {
          const std::size_t begin = at * length;
          from.pour(begin, begin + at_most(length, from.count - begin),
                    [&put](std::size_t to, auto&&... parts) {
                      put(to, collect<T>(std::forward<decltype(parts)>(parts)...));
                    });
        });
  }

  /// Blocks are collected one by one, and put together when it is known how long they are.
  template <class Segment>
  static std::vector<T> collect_some(const control& how, const Segment& from) {
    if (from.count == 0) {
      return {};
    }
    const std::size_t length = length_of_blocks(from.count);
    const std::size_t blocks = (from.count + length - 1) / length;
    const auto found = heap_array<std::vector<T>>::of(blocks);
    for_each_block(how, blocks, [&](std::size_t at) {
      std::vector<T>& into = found[at];
      const std::size_t begin = at * length;
      from.pour(begin, begin + at_most(length, from.count - begin),
                [&into](std::size_t /*at*/, auto&&... parts) {
                  into.push_back(collect<T>(std::forward<decltype(parts)>(parts)...));
                });
    });
    const auto before = heap_array<std::size_t>::of(blocks + 1);
    for (std::size_t at = 0; at < blocks; ++at) {
      before[at + 1] = before[at] + found[at].size();
    }
    return joined_blocks(how, found, before, blocks);
  }

  static std::vector<T> joined_blocks(const control& how, const heap_array<std::vector<T>>& found,
                                      const heap_array<std::size_t>& before, std::size_t blocks) {
    if constexpr (can_be_filled<T>) {
      return make_vector<T>(
          how, before[blocks], blocks, [&](std::size_t at) { return before[at]; },
          [&](std::size_t at, const auto& put) {
            std::size_t to = before[at];
            for (const T& each : found[at]) {
              put(to++, each);
            }
          });
    } else {
      std::vector<T> all;
      all.reserve(before[blocks]);
      for (std::size_t at = 0; at < blocks; ++at) {
        for (auto&& each : found[at]) {
          all.push_back(std::move(each));
        }
      }
      return all;
    }
  }
};

template <class T, class Parts>
constexpr bool is_collected = false;
template <class T, class... Parts>
constexpr bool is_collected<T, type_list<Parts...>> = std::is_constructible_v<T, Parts...>;

template <class Flow>
struct ending<Flow, collecting_stage> {
  using value = typename collected<typename Flow::parts>::type;

  static constexpr misuse find() {
    constexpr misuse result = misuse_of_result<value, true>();
    return result == misuse::none && !is_collected<value, typename Flow::parts>
               ? misuse::copy_deleted
               : result;
  }
  static constexpr misuse found = find();
  using shown = value;

  static constexpr collecting_end<value> bind(collecting_stage& /*from*/) { return {}; }
};

}  // namespace lend::detail::inline LEND_ABI
