#pragma once

#include <lend/algo/kernel/comparison.hpp>
#include <lend/own/positions.hpp>

#include <cstddef>
#include <utility>

namespace lend::detail::inline LEND_ABI {

/// As sort_entry, with the number of elements in front of a place: `Selector{}(data, count, front,
/// less, failed)` takes `Selector::steps(count, front)`, and is not called if those are none.
template <class Selector>
struct rank_entry {
  template <class A, Position Index, class... Args>
    requires(misuse_of_output<A>() == misuse::none)
  static auto named(type_list<A, Index>, type_list<Args...>)
      -> named_verdict_t<compared<element_value_t<access::write, A>>, Args...>;

  template <class A, Position Index>
  auto operator()(const control& how, A&& range, Index front) const {
    return (*this)(how, std::forward<A>(range), front, less_than{});
  }

  template <class A, Position Index, class Less, class... Args>
  auto operator()(const control& how, A&& range, Index front, Less&& less, Args&&... args) const {
    const auto select = [&how, place = as_position(front)](const auto& elements,
                                                           const auto& ready) {
      const std::size_t count = elements.size();
      if (place > count) {
        throw_bounds(place, count);
      }
      const std::size_t steps = Selector::steps(count, place);
      if (steps > 0) {
        keeping_failures(how, steps, [&](failure& failed) {
          Selector{}(elements.data, count, place, ready, failed);
        });
      }
    };
    return order_elements<Index>(select, std::forward<A>(range), std::forward<Less>(less),
                                 std::forward<Args>(args)...);
  }
};

}  // namespace lend::detail::inline LEND_ABI
