#pragma once

#include <lend/own/config.hpp>

#include <cstddef>
#include <string_view>

namespace lend::detail::inline LEND_ABI {

template <class T>
constexpr std::string_view spell_type() {
  constexpr std::string_view signature = __PRETTY_FUNCTION__;
  constexpr std::size_t begin = signature.find("T = ") + 4;
  // g++ writes "[with T = int; std::string_view = ...]", clang "[T = int]".
#if defined(__clang__)
  constexpr std::size_t end = signature.size() - 1;
#else
  constexpr std::size_t end = signature.find("; std::", begin);
#endif
  return signature.substr(begin, end - begin);
}

/// Read once, for compilers take their time over text.
template <class T>
inline constexpr std::string_view spelled_type = spell_type<T>();

/// How the compiler spells `T`.
template <class T>
constexpr std::string_view type_name() {
  return spelled_type<T>;
}

}  // namespace lend::detail::inline LEND_ABI
