#pragma once

#include <lend/own/address.hpp>
#include <lend/own/members.hpp>
#include <lend/own/parts.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

// The names of members, for errors: the compiler spells where a pointer to one points.

namespace lend::detail::inline LEND_ABI {

template <class T>
struct external {
  T value;
};

template <class Pointer>
struct pointed {
  Pointer at;
};

template <auto Pointed>
constexpr std::string_view spelled_pointer() {
  return __PRETTY_FUNCTION__;
}

template <std::size_t I>
struct address_of_member {
  template <class... Declared>
  constexpr auto operator()(const auto&... members) const {
    return address<0>(members...);
  }

 private:
  template <std::size_t At>
  static constexpr auto address(const auto& first, const auto&... rest) {
    if constexpr (At == I) {
      return pointed<decltype(detail::address_of(first))>{detail::address_of(first)};
    } else {
      return address<At + 1>(rest...);
    }
  }
};

#pragma GCC diagnostic push
#if defined(__clang__)
#pragma GCC diagnostic ignored "-Wundefined-internal"
#pragma GCC diagnostic ignored "-Wundefined-var-template"
#endif
/// Has no definition: only the address of its members is taken, at compile time.
template <class T>
extern const external<T> somewhere;

/// The name of the `I`-th member of an aggregate that has no reference members.
template <class T, std::size_t I>
constexpr std::string_view name_of_member() {
  constexpr std::string_view spelled = spelled_pointer<with_members<member_count<T>()>(
      somewhere<T>.value, address_of_member<I>{})>();
  // g++ writes "... = pointed<...>{(& somewhere<...>....::name)}; ...", clang
  // "... = pointed<...>{&somewhere.value.name}]".
  constexpr std::size_t brackets = spelled.rfind(")}");
  constexpr std::size_t close = brackets != std::string_view::npos ? brackets : spelled.rfind('}');
  constexpr std::size_t end = spelled.find_last_not_of(")}", close) + 1;
  constexpr std::size_t last = spelled.find_last_of(":.", end);
  return spelled.substr(last + 1, end - last - 1);
}
#pragma GCC diagnostic pop

/// The `index`-th name in a list of LEND_PARTS.
constexpr std::string_view listed_name(std::string_view names, std::size_t index) {
  for (; index > 0; --index) {
    names.remove_prefix(names.find(',') + 1);
  }
  names = names.substr(0, names.find(','));
  const std::size_t begin = names.find_first_not_of(' ');
  return names.substr(begin, names.find_last_not_of(' ') + 1 - begin);
}

}  // namespace lend::detail::inline LEND_ABI
