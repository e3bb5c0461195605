#pragma once

#include <lend/algo/kernel/selection.hpp>
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

/// Which elements of `data` are to be chosen: those for whose index `is_chosen(call, i)` holds.
template <class Element, class Call, class Verdict>
selection select(const control& how, const Element* data, std::size_t count, const Call& call,
                 const Verdict& is_chosen) {
  return selection(how, count, [&, data](std::size_t begin, std::size_t end, bool* chosen) {
    constexpr std::size_t together = 8;
    const loop_local<Call> local = call;
    const auto ask = reading_behind(data);
    std::size_t i = begin;
    for (; i + together <= end; i += together) {
      ask(i);
      for (std::size_t k = i; k < i + together; ++k) {
        chosen[k] = is_chosen(local, k);
      }
    }
    for (; i < end; ++i) {
      chosen[i] = is_chosen(local, i);
    }
  });
}

/// Those for which `call(element)` is `wanted`.
template <bool Wanted, class Element, class Call>
selection select_if(const control& how, Element* data, std::size_t count, const Call& call) {
  return select(how, data, count, call, [data](const Call& local, std::size_t i) {
    return static_cast<bool>(local(data[i])) == Wanted;
  });
}

/// For a loop over blocks of elements, once the predicate has answered for all of them: it is too
/// late to stop then.
inline control over_blocks(const control& how) noexcept {
  return {how.grain / selection::block, nullptr, nullptr};
}

}  // namespace lend::detail::inline LEND_ABI
