#pragma once

#include <lend/own/config.hpp>

#include <string_view>

namespace lend::detail::inline LEND_ABI {

/// How the compiler spells `T`.
template <class T>
constexpr std::string_view type_name() {
  constexpr std::string_view signature = __PRETTY_FUNCTION__;
  constexpr std::size_t begin = signature.find("T = ") + 4;
  constexpr std::size_t end = signature.find_last_of(";]");
  return signature.substr(begin, end - begin);
}

}  // namespace lend::detail::inline LEND_ABI
