#pragma once

#include <lend/algo/kernel/blocks.hpp>
#include <lend/algo/kernel/relay.hpp>
#include <lend/algo/kernel/running_sum.hpp>
#include <lend/algo/kernel/target.hpp>
#include <lend/algo/kernel/walk.hpp>

#include <cstddef>
#include <optional>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

enum class scan_kind : unsigned char { inclusive, exclusive };

/// Elements of a block: many where an operation is known to be cheap, or looks like it. What there
/// is to know of a block takes longer to pass on than a few operations on numbers.
template <class T, class Element>
constexpr std::size_t scan_block(std::size_t count) noexcept {
  constexpr std::size_t bytes = 65'536;
  if constexpr (std::is_arithmetic_v<T> && std::is_arithmetic_v<Element>) {
    return bytes / sizeof(Element);
  } else {
    constexpr std::size_t least = std::is_trivially_copyable_v<T> ? 64 : 8;
    constexpr std::size_t most = bytes / sizeof(Element) < least ? least : bytes / sizeof(Element);
    const std::size_t even = count / 512;
    return even < least ? least : at_most(most, even);
  }
}

/// The steps of a scan of `from`, which may be where `to` is. `Regrouped` is the operation itself
/// where it may be regrouped, else void.
template <scan_kind Kind, class T, class Regrouped, class From, class Target, class Call>
class scan_steps {
  static constexpr bool regroups = !std::is_void_v<Regrouped>;
  static constexpr bool is_inclusive = Kind == scan_kind::inclusive;

 public:
  /// A chain of operations that each wait for the last leaves room for a second one.
  static constexpr bool sums_while_writing = std::is_trivially_copyable_v<T>;

  scan_steps(const From* from, const Target& to, const Call& call, failure& failed) noexcept
      : from_(from), to_(to), call_(call), failed_(failed) {}

  [[nodiscard]] T sum(std::size_t begin, std::size_t end) const {
    if constexpr (regroups) {
      const auto nothing = [](auto...) {};
      return sum_by_fours<T>(from_, begin, end, nullptr, Regrouped{}, nothing, nothing);
    } else {
      T total = element(begin);
      each(begin + 1, end, [&](const Call& call, const Target&, std::size_t i) {
        total = added(call, std::move(total), element(i));
      });
      return total;
    }
  }
  [[nodiscard]] T combine(T a, T b) const { return added(call_, std::move(a), b); }
  void write(std::size_t begin, std::size_t end, const T* before) const {
    if constexpr (regroups) {
      write_regrouped(begin, end, before);
    } else {
      T total = before != nullptr ? T(*before) : T(element(begin));
      each(begin_writing(begin, before, total), end,
           [&](const Call& call, const Target& to, std::size_t i) { put(call, to, total, i); });
    }
    to_.finish();
  }
  [[nodiscard]] T write_and_sum(std::size_t begin, std::size_t end, const T* before) const {
    const auto sum_of_all = [&] {
      if constexpr (regroups) {
        return write_regrouped(begin, end, before);
      } else {
        return write_and_sum_in_order(begin, end, before);
      }
    };
    T sum = sum_of_all();
    to_.finish();
    return sum;
  }

 private:
  [[nodiscard]] decltype(auto) element(std::size_t i) const {
    if constexpr (std::is_same_v<T, From>) {
      return (from_[i]);
    } else {
      return converted<T>(from_[i]);
    }
  }
  static T added(const Call& call, T total, const T& next) {
    return converted<T>(call(std::move(total), next));
  }

  /// Without anything in front the first element is the sum, and where to go on is behind it.
  std::size_t begin_writing(std::size_t begin, const T* before, const T& total) const {
    if (before == nullptr) {
      to_.put(begin, total);
      return begin + 1;
    }
    return begin;
  }
  void put(const Call& call, const Target& to, T& total, std::size_t i) const {
    if constexpr (is_inclusive) {
      total = added(call, std::move(total), element(i));
      to.put(i, std::as_const(total));
    } else {
      T sum = total;
      total = added(call, std::move(total), element(i));
      to.put(i, std::move(sum));
    }
  }

  T write_and_sum_in_order(std::size_t begin, std::size_t end, const T* before) const {
    T total = before != nullptr ? T(*before) : T(element(begin));
    T sum = element(begin);
    if (begin_writing(begin, before, total) == begin) {
      put(call_, to_, total, begin);
    }
    each(begin + 1, end, [&](const Call& call, const Target& to, std::size_t i) {
      sum = added(call, std::move(sum), element(i));
      put(call, to, total, i);
    });
    return sum;
  }

  T write_regrouped(std::size_t begin, std::size_t end, const T* before) const {
    const Target to = to_;
    const auto ask = [to](std::size_t i) __attribute__((always_inline)) { to.ask_behind(i); };
    if constexpr (is_inclusive) {
      return sum_by_fours(
          from_, begin, end, before, Regrouped{}, [to](std::size_t i, T sum) { to.put(i, sum); },
          ask);
    } else {
      // In place, an element is read before the sum in front of it is written there.
      T last = *before;
      return sum_by_fours(
          from_, begin, end, before, Regrouped{},
          [to, &last](std::size_t i, T sum) { to.put(i, std::exchange(last, sum)); }, ask);
    }
  }

  /// Calls `work(call, to, i)` for each i of [begin, end), until the rest is to be skipped.
  template <class Work>
  void each(std::size_t begin, std::size_t end, const Work& work) const {
    const loop_local<Call> call = call_;
    const Target to = to_;
    const std::size_t few = failed_.can_stop() ? 16 : end - begin;
    in_blocks(begin, end, few, failed_, [&](std::size_t i, std::size_t last) {
      constexpr std::size_t together = 8;
      if constexpr (std::is_arithmetic_v<T>) {
        for (; i + together <= last; i += together) {
          ask_to_read_behind(from_ + i);
          to.ask_behind(i);
          for (std::size_t k = 0; k < together; ++k) {
            work(call, to, i + k);
          }
        }
      }
      for (; i < last; ++i) {
        work(call, to, i);
      }
      return true;
    });
  }

  const From* from_;
  Target to_;
  const Call& call_;
  failure& failed_;
};

template <scan_kind Kind, class Regrouped, class From, class To, class T, class Call>
void scan(const control& how, const From* from, To* to, std::size_t count, std::optional<T> start,
          const Call& call) {
  const std::size_t block = scan_block<T, From>(count);
  failure failed(how);
  if (count > block) {
    write_to(from, to, count, [&](const auto& target) {
      using steps = scan_steps<Kind, T, Regrouped, From, std::decay_t<decltype(target)>, Call>;
      run_relay<T>(how, count, block, std::move(start), steps(from, target, call, failed), failed);
    });
  } else if (count > 0) {
    failed.expect(1);
    const scan_steps<Kind, T, Regrouped, From, cached_target<To>, Call> steps(
        from, cached_target<To>(to), call, failed);
    auto whole = [&] { failed.guard([&] { steps.write(0, count, start ? &*start : nullptr); }); };
    how.arena == nullptr ? whole() : enter_arena(how.arena, whole);
    failed.rethrow();
  }
}

}  // namespace lend::detail::inline LEND_ABI
