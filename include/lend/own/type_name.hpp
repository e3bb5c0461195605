#pragma once

#include <lend/own/config.hpp>

#include <cstddef>
#include <string_view>

namespace lend::detail::inline LEND_ABI {

/// How the compiler spells `T`.
template <class T>
constexpr std::string_view type_name() {
  constexpr std::string_view signature = __PRETTY_FUNCTION__;
  constexpr std::size_t begin = signature.find("T = ") + 4;
  // g++ writes "[with T = int; std::string_view = ...]", clang "[T = int]".
  constexpr std::size_t more = signature.find("; std::", begin);
  constexpr std::size_t end = more == std::string_view::npos ? signature.rfind(']') : more;
  return signature.substr(begin, end - begin);
}

}  // namespace lend::detail::inline LEND_ABI
