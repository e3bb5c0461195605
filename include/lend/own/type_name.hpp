#pragma once

#include <lend/own/config.hpp>

#include <cstddef>
#include <string_view>

namespace lend::detail::inline LEND_ABI {

template <class T>
constexpr std::string_view spell_signature() {
  return __PRETTY_FUNCTION__;
}

/// What stands before and behind the type: g++ writes "[with T = int; std::string_view = ...]",
/// clang "[T = int]".
inline constexpr std::size_t before_type = spell_signature<int>().find("T = int") + 4;
inline constexpr std::size_t behind_type = spell_signature<int>().size() - before_type - 3;

/// Read once, for compilers take their time over text.
template <class T>
inline constexpr std::string_view spelled_type = spell_signature<T>().substr(
    before_type, spell_signature<T>().size() - before_type - behind_type);

/// How the compiler spells `T`.
template <class T>
constexpr std::string_view type_name() {
  return spelled_type<T>;
}

}  // namespace lend::detail::inline LEND_ABI
