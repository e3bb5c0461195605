#pragma once

#include <lend/algo/kernel/adding.hpp>
#include <lend/algo/kernel/combining.hpp>
#include <lend/algo/kernel/numbers.hpp>
#include <lend/algo/kernel/segment.hpp>

#include <array>
#include <cstddef>
#include <optional>
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
/// Becomes a vector of anything.
struct refused_vector : std::vector<refused> {
  template <class T, class Allocator>
  operator std::vector<T, Allocator>() const;  // NOLINT(google-explicit-constructor)
};
template <>
struct seeming_end<collecting_stage> {
  using type = refused_vector;
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

/// Elements that one task passes on where the result does not depend on it: a few at least, if
/// there are many, in blocks enough for one thread to begin alone.
constexpr std::size_t passed_at_once(std::size_t count) noexcept {
  constexpr std::size_t many = 256;
  constexpr std::size_t few = 16;
  return block_size(count, count < many ? 1 : at_most(few, count / fewest_alone));
}

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
    if constexpr (Segment::is_exact) {
      const auto sink = [](std::size_t /*at*/, auto&& part) {
        return as_value<T>(std::forward<decltype(part)>(part));
      };
      return reduce_found(how, from.count, std::move(init.value), combine,
                          [&](const auto& use) { return from.with_chain(sink, use); });
    } else {
      return reduce_some(how, from, block_size(from.count, 1), std::move(init.value));
    }
  }

 private:
  /// Of a block nothing may be left.
  template <class Segment>
  T reduce_some(const control& how, const Segment& from, std::size_t block, T first) const {
    const Op& combine = op.value;
    if constexpr (may_be_regrouped<Op> && std::is_arithmetic_v<T>) {
      auto value_of = [&](std::size_t begin, std::size_t end, failure& failed) {
        T total = neutral<T, Op>();
        pour_all(from, begin, end, failed, [&](std::size_t /*at*/, const auto& part) {
          total = static_cast<T>(combine(total, static_cast<T>(part)));
        });
        return total;
      };
      return reduce_blocks(how, from.count, block, std::move(first), value_of, combine);
    } else if (from.count == 0) {
      return first;
    } else {
      using maybe = std::optional<T>;
      auto value_of = [&](std::size_t begin, std::size_t end, failure& failed) {
        maybe total;
        pour_all(from, begin, end, failed, [&](std::size_t /*at*/, auto&& part) {
          add(total, as_value<T>(std::forward<decltype(part)>(part)));
        });
        return total;
      };
      auto both = [this](maybe front, maybe back) {
        if (back.has_value()) {
          add(front, std::move(*back));
        }
        return front;
      };
      maybe all = combine_blocks<maybe>(how, from.count, block, value_of, both,
                                        [](maybe&& whole) { return std::move(whole); });
      return all.has_value() ? T(invoke(combine, std::move(first), std::move(*all))) : first;
    }
  }
  void add(std::optional<T>& total, T&& next) const {
    if (total.has_value()) {
      *total = invoke(op.value, std::move(*total), std::move(next));
    } else {
      total.emplace(std::move(next));
    }
  }
  template <class Segment, class Sink>
  static void pour_all(const Segment& from, std::size_t begin, std::size_t end, failure& failed,
                       const Sink& sink) {
    const std::size_t few = failed.can_stop() ? 16 : end - begin;
    in_blocks(begin, end, few, failed, [&](std::size_t low, std::size_t high) {
      from.pour(low, high, sink);
      return true;
    });
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
    return add_blocks<T>(how, from.count, passed_at_once(from.count),
                         [&](unrounded<T>& sum, std::size_t begin, std::size_t end) {
                           add_some(sum, from, begin, end);
                         });
  }

 private:
  template <class Segment>
  static void add_some(unrounded<T>& sum, const Segment& from, std::size_t begin, std::size_t end) {
    if constexpr (std::is_integral_v<T>) {
      unrounded<T> some = 0;
      from.pour(begin, end, [&some](std::size_t /*at*/, T number) {
        some += static_cast<unrounded<T>>(number);
      });
      sum += some;
    } else {
      // An exact sum is cheap for many numbers at once.
      constexpr std::size_t at_once = 512;
      std::array<T, at_once> numbers;
      std::size_t filled = 0;
      from.pour(begin, end, [&](std::size_t /*at*/, T number) {
        numbers[filled] = number;
        if (++filled == at_once) {
          add_to<T>(sum, numbers.data(), filled);
          filled = 0;
        }
      });
      add_to<T>(sum, numbers.data(), filled);
    }
  }
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

}  // namespace lend::detail::inline LEND_ABI
