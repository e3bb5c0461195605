#pragma once

#include <lend/own/address.hpp>
#include <lend/own/error.hpp>
#include <lend/own/loan.hpp>
#include <lend/own/misuse.hpp>
#include <lend/own/std_types.hpp>
#include <lend/sync/parcel.hpp>

#include <concepts>
#include <optional>
#include <type_traits>
#include <utility>

// What may be sent, and what became of it.

namespace lend::inline LEND_ABI {
template <class T>
class receiver;
}  // namespace lend::inline LEND_ABI

namespace lend::detail::inline LEND_ABI {

struct channel_access;

/// What a channel of `T` carries.
template <class T>
using message_content = content_or<misuse::message_of_none, T>;

/// Which rule forbids to send a `T`.
template <class T>
constexpr misuse misuse_of_message() {
  if constexpr (!Owned<T>) {
    return misuse::owned_contents;
  } else if constexpr (!Send<T>) {
    return misuse::send_contents;
  } else {
    return std::is_move_constructible_v<T> ? misuse::none : misuse::message_not_movable;
  }
}

/// The message in what is passed to send(), as a `U&`.
template <class U>
struct sent_value {
  static constexpr bool is_given = !std::is_reference_v<U> && !std::is_const_v<U>;
  using type = std::remove_cvref_t<U>;
  static constexpr std::remove_reference_t<U>& of(U& from) noexcept {
    return from;  // NOLINT(bugprone-return-const-ref-from-parameter)
  }
  static constexpr U&& pass(std::remove_reference_t<U>& from) noexcept {
    return static_cast<U&&>(from);
  }
};
template <class V>
struct sent_value<const transient<given<V>>> {
  static constexpr bool is_given = true;
  using type = V;
  // NOLINTNEXTLINE(bugprone-return-const-ref-from-parameter): its payload is mutable
  static constexpr V& of(const transient<given<V>>& from) noexcept {
    return transient_access::payload(from).value;
  }
  static constexpr V&& pass(const transient<given<V>>& from) noexcept {
    return std::move(of(from));
  }
};

/// A message is made of what is no message itself, such as a string of a literal.
template <class U, class T>
constexpr bool makes_message =
    std::is_convertible_v<U, T> && !std::is_base_of_v<T, std::remove_cvref_t<U>> &&
    !std::is_same_v<T, std::remove_cvref_t<U>>;

template <class U, class T>
concept SentAs =
    Lent<U> || makes_message<U, T> || std::constructible_from<T, typename sent_value<U>::type> ||
    std::same_as<typename sent_value<U>::type, T>;

/// Which rule forbids to send this.
template <class U, class T>
constexpr misuse misuse_of_sending() {
  if constexpr (Lent<U>) {
    return misuse::loan_sent;
  }
  return sent_value<U>::is_given || makes_message<U, T> ? misuse::none : misuse::copy_message;
}

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// How a send ended; the message itself if it was not taken. True if it was.
template <class T>
class [[nodiscard("a message that was not taken is in here")]] send_result {
 public:
  /// Whether the message is on its way.
  explicit operator bool() const noexcept { return outcome_ == transfer::done; }
  [[nodiscard]] transfer outcome() const noexcept { return outcome_; }
  /// Whether there is nobody left to receive it.
  [[nodiscard]] bool is_closed() const noexcept { return outcome_ == transfer::closed; }
  /// The message, once. Throws moved_error if it was sent, or had before; else what moving it
  /// throws, and then it is still here.
  [[nodiscard]] T value() && {
    if (!message_.is_full()) {
      detail::throw_moved();
    }
    std::optional<T> taken;
    message_.unpack(taken);
    return std::move(*taken);
  }

 private:
  friend struct detail::channel_access;
  send_result(transfer outcome, detail::parcel<T>&& message) noexcept
      : outcome_(outcome), message_(std::move(message)) {}

  transfer outcome_;
  detail::parcel<T> message_;
};

/// What an attempt to receive gave. True if it is a message.
template <class T>
class [[nodiscard("a message that was received is in here")]] recv_result {
 public:
  explicit operator bool() const noexcept { return message_.has_value(); }
  [[nodiscard]] transfer outcome() const noexcept { return outcome_; }
  /// Whether there will be no message any more.
  [[nodiscard]] bool is_closed() const noexcept { return outcome_ == transfer::closed; }
  /// The message. Throws std::bad_optional_access if there is none.
  [[nodiscard]] T& value() & { return message_.value(); }
  [[nodiscard]] const T& value() const& { return message_.value(); }
  [[nodiscard]] T&& value() && { return std::move(message_).value(); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return detail::address_of(value()); }

 private:
  friend class receiver<T>;
  recv_result() = default;

  transfer outcome_ = transfer::unready;
  std::optional<T> message_;
};

}  // namespace lend::inline LEND_ABI
