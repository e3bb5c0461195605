#pragma once

#include <lend/own/config.hpp>

#include <concepts>
#include <cstddef>
#include <new>
#include <type_traits>
#include <utility>

namespace lend::inline LEND_ABI {

class any_stop_token;

}  // namespace lend::inline LEND_ABI

namespace lend::detail::inline LEND_ABI {

template <class Token>
concept StopToken =
    !std::same_as<Token, any_stop_token> && std::is_nothrow_copy_constructible_v<Token> &&
    std::is_nothrow_move_constructible_v<Token> && requires(const Token& token) {
      { token.stop_requested() } -> std::convertible_to<bool>;
      { token.stop_possible() } -> std::convertible_to<bool>;
    };

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// Holds a std::stop_token, or another small type with its two questions, which several threads may
/// ask at once. So lend's headers need not include <stop_token>, the dearest of all.
class any_stop_token {
 public:
  /// Never asks for a stop.
  any_stop_token() noexcept = default;
  template <detail::StopToken Token>
  any_stop_token(Token token) noexcept  // NOLINT(google-explicit-constructor): it stands for one
      : use_(&use_of<Token>) {
    static_assert(sizeof(Token) <= sizeof(room_) && alignof(Token) <= alignof(void*));
    ::new (static_cast<void*>(room_)) Token(std::move(token));
  }
  any_stop_token(const any_stop_token& other) noexcept : use_(other.use_) {
    if (use_ != nullptr) {
      use_(question::duplicate, other.room_, room_);
    }
  }
  any_stop_token& operator=(const any_stop_token& other) noexcept {
    if (this != &other) {
      destroy();
      use_ = other.use_;
      if (use_ != nullptr) {
        use_(question::duplicate, other.room_, room_);
      }
    }
    return *this;
  }
  ~any_stop_token() { destroy(); }

  [[nodiscard]] bool stop_requested() const noexcept {
    return use_ != nullptr && use_(question::requested, room_, nullptr);
  }
  [[nodiscard]] bool stop_possible() const noexcept {
    return use_ != nullptr && use_(question::possible, room_, nullptr);
  }

 private:
  enum class question : unsigned char { requested, possible, duplicate, end };

  // SAFETY: `held` is the room of an object whose use_ is this function of its token's type.
  template <class Token>
  static bool use_of(question what, const unsigned char* held, unsigned char* to) noexcept {
    const auto& token = *std::launder(reinterpret_cast<const Token*>(held));
    switch (what) {
      case question::requested:
        return token.stop_requested();
      case question::possible:
        return token.stop_possible();
      case question::duplicate:
        ::new (static_cast<void*>(to)) Token(token);
        break;
      case question::end:
        token.~Token();
        break;
    }
    return false;
  }
  void destroy() noexcept {
    if (use_ != nullptr) {
      use_(question::end, room_, nullptr);
    }
  }

  bool (*use_)(question, const unsigned char*, unsigned char*) noexcept = nullptr;
  alignas(void*) unsigned char room_[2 * sizeof(void*)]{};
};

}  // namespace lend::inline LEND_ABI
