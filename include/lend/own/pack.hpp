#pragma once

#include <lend/own/config.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

template <std::size_t Index, class T>
struct pack_item {
  T value;
};

/// What a std::tuple is inside of the library, as an aggregate: `pack<A, B>{{a}, {b}}`. A compiler
/// has no constructors to choose from, and what is trivially copyable stays that.
template <class Indices, class... Ts>
struct pack_of;

template <std::size_t... Is, class... Ts>
struct pack_of<std::index_sequence<Is...>, Ts...> : pack_item<Is, Ts>... {
  template <class Use>
  constexpr decltype(auto) apply(Use&& use) {
    return use(pack_item<Is, Ts>::value...);
  }
  template <class Use>
  constexpr decltype(auto) apply(Use&& use) const {
    return use(pack_item<Is, Ts>::value...);
  }
};

template <class... Ts>
using pack = pack_of<std::index_sequence_for<Ts...>, Ts...>;

template <class... Ts>
constexpr pack<Ts...> make_pack(Ts... items) {
  return {{std::move(items)}...};
}

/// The items of several packs in one.
template <class Pack>
constexpr Pack concatenate(Pack only) {
  return only;
}

template <class I, class... As, class J, class... Bs, class... Rest>
constexpr auto concatenate(pack_of<I, As...> first, pack_of<J, Bs...> second, Rest... rest) {
  return first.apply([&](As&... as) {
    return second.apply([&](Bs&... bs) {
      return concatenate(pack<As..., Bs...>{{std::move(as)}..., {std::move(bs)}...},
                         std::move(rest)...);
    });
  });
}

}  // namespace lend::detail::inline LEND_ABI
