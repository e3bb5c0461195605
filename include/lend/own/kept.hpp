#pragma once

#include <lend/own/address.hpp>
#include <lend/own/atomic.hpp>
#include <lend/own/error.hpp>
#include <lend/own/lendable.hpp>
#include <lend/own/shared_owner.hpp>
#include <lend/own/std_types.hpp>

#include <cstdint>
#include <utility>

namespace lend::detail::inline LEND_ABI {

/// The value of a keeper, who lends it and to whom. It ends with the last of them.
template <class T>
class kept_block {
 public:
  template <class... Args>
  explicit kept_block(std::in_place_t /*tag*/, Args&&... args)
      : value(std::forward<Args>(args)...) {}

  /// Begins an exclusive loan, if there is no other.
  [[nodiscard]] bool lend_exclusively() noexcept {
    std::uint64_t expected = of_keeper;
    // ORDER: acquire, pairs with the release in end(): what the last loans did precedes this one.
    return holders_.compare_exchange_strong(expected, of_keeper + of_exclusive,
                                            memory_order_acquire, memory_order_relaxed);
  }
  /// Begins a shared loan, unless there is an exclusive one. The number of loans cannot overflow:
  /// 61 bits last for decades.
  [[nodiscard]] bool lend_shared() noexcept {
    // ORDER: relaxed; the exchange below settles it.
    std::uint64_t seen = holders_.load(memory_order_relaxed);
    do {
      if ((seen & of_exclusive) != 0) {
        return false;
      }
      // ORDER: acquire, as in lend_exclusively().
    } while (!holders_.compare_exchange_weak(seen, seen + of_shared, memory_order_acquire,
                                             memory_order_relaxed));
    return true;
  }
  /// Begins another shared loan for who has one.
  void lend_once_more() noexcept {
    // ORDER: relaxed; there is a loan, so the value is there, and is not written.
    holders_.fetch_add(of_shared, memory_order_relaxed);
  }
  /// Whether the keeper may read, or write, the value itself.
  [[nodiscard]] bool is_readable() const noexcept {
    // ORDER: acquire, as in lend_exclusively().
    return (holders_.load(memory_order_acquire) & of_exclusive) == 0;
  }
  [[nodiscard]] bool is_writable() const noexcept {
    // ORDER: acquire, as in lend_exclusively().
    return holders_.load(memory_order_acquire) == of_keeper;
  }

  void end_exclusive() noexcept { end(of_exclusive); }
  void end_shared() noexcept { end(of_shared); }
  void end_keeper() noexcept { end(of_keeper); }

  T value;

 private:
  static constexpr std::uint64_t of_keeper = 1;
  static constexpr std::uint64_t of_exclusive = 2;
  static constexpr std::uint64_t of_shared = 4;

  /// One holder less. The block is gone if it was the last.
  void end(std::uint64_t holder) noexcept {
    // ORDER: release, so that what this holder did precedes the next loan, or the end of the value;
    // acquire, for who ends it. ThreadSanitizer does not know a fence in place of the latter.
    if (holders_.fetch_sub(holder, memory_order_acq_rel) == holder) {
      delete this;
    }
  }

  atomic<std::uint64_t> holders_{of_keeper};
};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

template <class T>
class keeper;

/// A shared loan of the value of a keeper, for as long as this lives: it may be stored, moved to
/// another thread, and outlive the keeper. A copy is one more such loan.
///
/// It gives `const T&`, or `T&` where `T` is Concurrent; every use after a move throws moved_error.
/// Send and Sync when `T` is Send, and Sync or Concurrent.
template <class T>
class kept {
 public:
  using element_type = T;

  kept(const kept& other) noexcept : block_(other.block_) {
    if (block_ != nullptr) {
      block_->lend_once_more();
    }
  }
  kept(kept&& other) noexcept : block_(std::exchange(other.block_, nullptr)) {}
  kept& operator=(kept other) noexcept {
    std::swap(block_, other.block_);
    return *this;
  }
  ~kept() {
    if (block_ != nullptr) {
      block_->end_shared();
    }
  }

  auto& operator*() const LEND_LIFETIMEBOUND {
    if (block_ == nullptr) [[unlikely]] {
      detail::throw_moved();
    }
    return static_cast<detail::reached_by_owners<T>&>(block_->value);
  }
  auto* operator->() const LEND_LIFETIMEBOUND { return detail::address_of(**this); }

 private:
  friend class keeper<T>;
  friend struct detail::owner_access;
  explicit kept(detail::kept_block<T>* block) noexcept : block_(block) {}

  detail::kept_block<T>* block_;
};

/// The exclusive loan of the value of a keeper, for as long as this lives: it may be stored, moved
/// to another thread, and outlive the keeper.
///
/// It moves but does not copy, its const is deep, and every use after a move throws moved_error.
/// Send, Sync and Owned when `T` is.
template <class T>
class kept_mut {
 public:
  using element_type = T;

  kept_mut(const kept_mut&) = delete;  // lend[exclusive]: a loan of all is moved, not copied
  kept_mut& operator=(const kept_mut&) = delete;  // lend[exclusive]: std::move it
  kept_mut(kept_mut&& other) noexcept : block_(std::exchange(other.block_, nullptr)) {}
  kept_mut& operator=(kept_mut&& other) noexcept {
    kept_mut before(std::move(other));
    std::swap(block_, before.block_);
    return *this;
  }
  ~kept_mut() {
    if (block_ != nullptr) {
      block_->end_exclusive();
    }
  }

  T& operator*() LEND_LIFETIMEBOUND { return held(); }
  const T& operator*() const LEND_LIFETIMEBOUND { return held(); }
  T* operator->() LEND_LIFETIMEBOUND { return detail::address_of(held()); }
  const T* operator->() const LEND_LIFETIMEBOUND { return detail::address_of(held()); }

  /// Whether there is a loan: always, but after a move.
  explicit operator bool() const noexcept { return block_ != nullptr; }

 private:
  friend class keeper<T>;
  explicit kept_mut(detail::kept_block<T>* block) noexcept : block_(block) {}

  T& held() const {
    if (block_ == nullptr) [[unlikely]] {
      detail::throw_moved();
    }
    return block_->value;
  }

  detail::kept_block<T>* block_;
};

}  // namespace lend::inline LEND_ABI

namespace lend::detail::inline LEND_ABI {

/// A loan counted by its keeper: what it lends, and how.
template <class K>
struct kept_loan {
  static constexpr bool is_one = false;
};
template <class T>
struct kept_loan<kept<T>> {
  static constexpr bool is_one = true;
  static constexpr bool exclusive = false;
};
template <class T>
struct kept_loan<kept_mut<T>> {
  static constexpr bool is_one = true;
  static constexpr bool exclusive = true;
};

template <class K>
concept KeptLoan = kept_loan<K>::is_one;

template <class T>
constexpr bool is_sole_holder<kept_mut<T>> = true;

template <class T>
struct trait_rule<trait::send, kept<T>> {
  using type = shared_owner_rule<T>;
};
template <class T>
struct trait_rule<trait::sync, kept<T>> {
  using type = shared_owner_rule<T>;
};
template <class T>
struct trait_rule<trait::owned, kept<T>> {
  using type = every_part<trait::owned, T>;
};
template <class T>
struct trait_rule<trait::concurrent, kept<T>> {
  using type = refused_trait;
};

template <trait Trait, class T>
struct trait_rule<Trait, kept_mut<T>> {
  using type = std::conditional_t<Trait == trait::concurrent, refused_trait, every_part<Trait, T>>;
};

template <class T>
struct contents<kept<T>> : shared_contents<T> {};
template <class T>
struct contents<kept_mut<T>> : pointer_contents<T> {};

}  // namespace lend::detail::inline LEND_ABI
