#pragma once

#include <lend/algo/kernel/selection.hpp>
#include <lend/algo/kernel/target.hpp>
#include <lend/algo/kernel/walk.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

// What the algorithms share that keep some elements of a range.

namespace lend::detail::inline LEND_ABI {

/// What a predicate is called with: an element as it is read.
template <access Access, class A>
using read_element =
    std::conditional_t<Access == access::read, typename element_cursor_t<access::read, A>::argument,
                       const element_value_t<access::write, A>&>;

/// What a predicate is called with for one element or for two, where it may be.
template <access Access, class A>
struct one_element_of;
template <access Access, class A>
struct leading_parts<one_element_of<Access, A>> {
  using type = type_list<read_element<Access, A>>;
};
template <class A>
struct two_elements_of;
template <class A>
struct leading_parts<two_elements_of<A>> {
  using type = type_list<read_element<access::write, A>, read_element<access::write, A>>;
};

/// Whether to put an element where another one is already costs nothing but the store.
template <class T>
constexpr bool is_put_cheaply = std::is_trivially_copyable_v<T> && sizeof(T) <= 16;

/// Asks for memory ahead of a pass over small elements.
template <class T>
class reading_behind {
 public:
  explicit reading_behind(const T* data) noexcept : data_(data) {}

  [[gnu::always_inline]] void operator()([[maybe_unused]] std::size_t index) const noexcept {
    if constexpr (is_put_cheaply<T>) {
      ask_to_read_behind(data_ + index);
    }
  }

 private:
  const T* data_;
};

/// Says of the elements of [begin, end) whether `is_chosen(call, i)` holds.
template <class Element, class Call, class Verdict>
void choose(const Element* data, std::size_t begin, std::size_t end, choice* chosen,
            const Call& call, const Verdict& is_chosen) {
  constexpr std::size_t together = 32;
  constexpr std::size_t line = 8;
  const loop_local<Call> local = call;
  const auto ask = reading_behind(data);
  std::size_t i = begin;
  for (; i + together <= end; i += together) {
    for (std::size_t k = i; k < i + together; k += line) {
      ask(k);
    }
    for (std::size_t k = i; k < i + together; ++k) {
      chosen[k] = choice_of(is_chosen(local, k));
    }
  }
  for (; i < end; ++i) {
    chosen[i] = choice_of(is_chosen(local, i));
  }
}

/// The elements of `data` for which `call(element)` is `Wanted`.
template <bool Wanted, class Element, class Call>
selection select_if(const control& how, const Element* data, std::size_t count, const Call& call) {
  return selection(how, count, [&, data](std::size_t begin, std::size_t end, choice* chosen) {
    choose(data, begin, end, chosen, call, [data](const Call& local, std::size_t i) {
      return static_cast<bool>(local(data[i])) == Wanted;
    });
  });
}

/// Moves the chosen elements to the front, in their order. What is left behind them has been moved
/// from.
// SAFETY: chosen elements move toward the front. The blocks of a round go to where nothing is that
// has not been moved yet, and each to a place of its own; or there is only one of them, which
// overtakes nothing but itself.
template <class T>
void gather(T* data, const selection& chosen) {
  constexpr bool repeats = is_put_cheaply<T>;
  const auto get = [data](std::size_t from) -> T&& { return std::move(data[from]); };
  const auto put = [data](std::size_t to, T&& element) {
    if (repeats || data + to != &element) {
      data[to] = std::move(element);
    }
  };
  const auto move = [&, data](std::size_t at) {
    chosen.put_chosen<repeats>(at, get, put, reading_behind(data));
  };
  std::size_t at = 0;
  while (at < chosen.number_of_blocks() && chosen.before(at + 1) == chosen.end_of(at)) {
    ++at;
  }
  while (at < chosen.number_of_blocks()) {
    std::size_t end = at + 1;
    while (end < chosen.number_of_blocks() && chosen.before(end + 1) <= chosen.begin_of(at)) {
      ++end;
    }
    for_each_block(control{}, end - at, [&move, at](std::size_t i) { move(at + i); });
    at = end;
  }
}

/// For a loop over blocks of elements, once the predicate has answered for all of them: it is too
/// late to stop then.
inline control over_blocks(const control& how) noexcept {
  return {how.grain / selection::block, nullptr, nullptr};
}

}  // namespace lend::detail::inline LEND_ABI
