#pragma once

#include <lend/own/address.hpp>
#include <lend/own/kept.hpp>
#include <lend/own/kept_argument.hpp>
#include <lend/own/transient.hpp>

#include <type_traits>
#include <utility>

namespace lend::inline LEND_ABI {

/// A value that knows whether it is lent, for loans that outlive the call that makes them.
///
/// mut() and shared() give loans that are counted: the value lives until the keeper and all loans
/// have ended, on whatever thread, and a loan that is never ended keeps it for ever. Two that are
/// in conflict, and every use after a move, throw lent_error.
///
/// `T` is Owned. Send and Sync when `T` is Send, and Sync or Concurrent; Owned. It moves but does
/// not copy.
template <class T>
class keeper {
  static_assert(
      std::is_object_v<T> && !std::is_const_v<T> && !std::is_array_v<T>,
      "write keeper<T>, and share it to read only; a keeper of an array is one of a vector");

 public:
  using element_type = T;

  /// Keeps `value`. Throws std::bad_alloc, or what its move constructor throws.
  explicit keeper(T value)
    requires std::is_move_constructible_v<T>
      : keeper(std::in_place, std::move(value)) {}
  template <detail::Lent Loan>
  explicit keeper(Loan&&) = delete;  // lend[blocking-loan]: a keeper keeps what is given away
  keeper() = delete;                 // lend[call]: a keeper has a value: keeper<T> k(value)
  /// Keeps a `T(args...)`. Throws std::bad_alloc, or what the constructor throws.
  template <class... Args>
  explicit keeper(std::in_place_t tag, Args&&... args)
      : block_(new detail::kept_block<T>(tag, std::forward<Args>(args)...)) {
    detail::enforce<detail::misuse_of_keeping<T>(), T>();
  }
  keeper(const keeper&) = delete;             // lend[copy]: std::move it, or keep a copy of *k
  keeper& operator=(const keeper&) = delete;  // lend[copy]: std::move it, or keep a copy of *k
  keeper(keeper&& other) noexcept : block_(std::exchange(other.block_, nullptr)) {}
  keeper& operator=(keeper&& other) noexcept {
    keeper before(std::move(other));
    std::swap(block_, before.block_);
    return *this;
  }
  ~keeper() {
    if (block_ != nullptr) {
      block_->end_keeper();
    }
  }

  /// Lends the value exclusively. Throws lent_error if it is lent.
  [[nodiscard]] kept_mut<T> mut() {
    detail::kept_block<T>& lent = held();
    if (!lent.lend_exclusively()) {
      detail::throw_lent();
    }
    return kept_mut<T>(&lent);
  }
  /// Lends the value shared. Throws lent_error if it is lent exclusively.
  [[nodiscard]] kept<T> shared() const {
    detail::kept_block<T>& lent = held();
    if (!lent.lend_shared()) {
      detail::throw_lent();
    }
    return kept<T>(&lent);
  }

  /// The value, to be used before it is lent again. Throws lent_error if it is lent.
  T& operator*() LEND_LIFETIMEBOUND {
    detail::kept_block<T>& mine = held();
    if (!mine.is_writable()) {
      detail::throw_lent();
    }
    return mine.value;
  }
  T* operator->() LEND_LIFETIMEBOUND { return detail::address_of(**this); }
  /// The value, to be read before it is lent again. Throws lent_error if it is lent exclusively.
  const T& operator*() const LEND_LIFETIMEBOUND {
    detail::kept_block<T>& mine = held();
    if (!mine.is_readable()) {
      detail::throw_lent();
    }
    return mine.value;
  }
  const T* operator->() const LEND_LIFETIMEBOUND { return detail::address_of(**this); }
  /// The same, of a keeper that is not const.
  [[nodiscard]] const T& get() const LEND_LIFETIMEBOUND { return **this; }

  /// Whether there is a loan that has not ended.
  [[nodiscard]] bool is_lent() const { return !held().is_writable(); }

 private:
  friend struct detail::owner_access;
  detail::kept_block<T>& held() const {
    if (block_ == nullptr) [[unlikely]] {
      detail::throw_keeper_moved();
    }
    return *block_;
  }

  detail::kept_block<T>* block_;
};

}  // namespace lend::inline LEND_ABI

namespace lend::detail::inline LEND_ABI {

template <class T>
struct trait_rule<trait::send, keeper<T>> {
  using type = shared_owner_rule<T>;
};
template <class T>
struct trait_rule<trait::sync, keeper<T>> {
  using type = shared_owner_rule<T>;
};
template <class T>
struct trait_rule<trait::owned, keeper<T>> {
  using type = every_part<trait::owned, T>;
};
template <class T>
struct trait_rule<trait::concurrent, keeper<T>> {
  using type = refused_trait;
};

template <class T>
struct contents<keeper<T>> : shared_contents<T> {};

}  // namespace lend::detail::inline LEND_ABI
