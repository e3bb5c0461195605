#pragma once

#include <lend/own/config.hpp>

namespace lend::detail::inline LEND_ABI {

/// What std::addressof gives, without the streams that <memory> brings along.
template <class T>
constexpr T* address_of(T& object) noexcept {
  return __builtin_addressof(object);
}
template <class T>
const T* address_of(const T&&) = delete;

}  // namespace lend::detail::inline LEND_ABI
