#pragma once

#include <lend/own/address.hpp>
#include <lend/own/atomic.hpp>
#include <lend/own/error.hpp>
#include <lend/own/heap_object.hpp>
#include <lend/own/shared_owner.hpp>
#include <lend/own/std_types.hpp>
#include <lend/own/transient.hpp>

#include <cstdint>
#include <optional>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

/// What the owners of one object share.
template <class T>
struct arc_block {
  template <class... Args>
  explicit arc_block(std::in_place_t /*tag*/, Args&&... args)
      : value(std::forward<Args>(args)...) {}

  /// Counts an owner more. It cannot overflow: 64 bits last for centuries.
  void add_owner() noexcept {
    // ORDER: relaxed; who copies an owner has one, so the object is there.
    owners.fetch_add(1, memory_order_relaxed);
  }
  /// Counts an owner less: whether it was the last one.
  [[nodiscard]] bool drop_owner() noexcept {
    // ORDER: release, so that what this owner did precedes the end of the object; acquire, for who
    // ends it. ThreadSanitizer does not know a fence in place of the latter.
    return owners.fetch_sub(1, memory_order_acq_rel) == 1;
  }

  atomic<std::uint64_t> owners{1};
  T value;
};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// One of the owners of an object that ends with the last of them: a std::shared_ptr that knows
/// what tasks may do with it.
///
/// Made by make_arc only, of an Owned `T`. It gives `const T&`, or `T&` where `T` is Concurrent. A
/// copy is another owner; a task gets one by std::move(a) or lend::copy(a), as of all that is not
/// free to copy. Send and Sync when `T` is Send, and Sync or Concurrent. Owners that lead back to
/// each other never end. Every use of the object after a move throws moved_error.
template <class T>
class arc {
  static_assert(std::is_object_v<T> && !std::is_const_v<T> && !std::is_array_v<T>,
                "write arc<T>, it is read-only; an arc of an array is one of a vector");

 public:
  using element_type = T;

  arc() = delete;  // lend[call]: write make_arc<T>(args...)
  arc(const arc& other) noexcept : block_(other.block_) {
    if (block_ != nullptr) {
      block_->add_owner();
    }
  }
  arc(arc&& other) noexcept : block_(std::exchange(other.block_, nullptr)) {}
  arc& operator=(arc other) noexcept {
    std::swap(block_, other.block_);
    return *this;
  }
  ~arc() {
    if (block_ != nullptr && block_->drop_owner()) {
      delete block_;
    }
  }

  /// The object: a `const T&`, or a `T&` where `T` is Concurrent. Their types are found out late,
  /// for an arc may be a member of its `T`.
  auto& operator*() const LEND_LIFETIMEBOUND {
    return static_cast<detail::reached_by_owners<T>&>(held().value);
  }
  auto* operator->() const LEND_LIFETIMEBOUND { return detail::address_of(**this); }

  /// How many owners there were at some time during this call: a hint if other threads have some.
  [[nodiscard]] std::uint64_t use_count() const {
    // ORDER: relaxed; nothing may be concluded from it.
    return held().owners.load(detail::memory_order_relaxed);
  }

  /// Gives this owner up, and the object if it was the last one. Of all owners of an object that
  /// call this, at the same time or not, one gets it. Throws what the move of a `T` throws; the
  /// object has ended then.
  [[nodiscard]] std::optional<T> into_inner() &&
    requires std::is_move_constructible_v<T>
  {
    block& given_up = held();
    block_ = nullptr;
    if (!given_up.drop_owner()) {
      return std::nullopt;
    }
    const detail::heap_object<block> last(&given_up);
    return std::move(last->value);
  }

 private:
  using block = detail::arc_block<T>;
  friend struct detail::owner_access;
  template <class Made, class... Args>
  friend arc<Made> make_arc(Args&&... args);
  explicit arc(block* made) noexcept : block_(made) {}

  block& held() const {
    if (block_ == nullptr) [[unlikely]] {
      detail::throw_moved();
    }
    return *block_;
  }

  block* block_;
};

/// The first owner of a `T(args...)`. Throws std::bad_alloc, or what the constructor throws.
template <class T, class... Args>
arc<T> make_arc(Args&&... args) {
  detail::enforce<detail::misuse_of_keeping<T>(), T>();
  return arc<T>(new detail::arc_block<T>(std::in_place, std::forward<Args>(args)...));
}
template <class T, detail::Lent Loan>
arc<T> make_arc(Loan&&) = delete;  // lend[blocking-loan]: an arc keeps what is given away

}  // namespace lend::inline LEND_ABI

namespace lend::detail::inline LEND_ABI {

template <class T>
struct trait_rule<trait::send, arc<T>> {
  using type = shared_owner_rule<T>;
};
template <class T>
struct trait_rule<trait::sync, arc<T>> {
  using type = shared_owner_rule<T>;
};
template <class T>
struct trait_rule<trait::owned, arc<T>> {
  using type = every_part<trait::owned, T>;
};
template <class T>
struct trait_rule<trait::concurrent, arc<T>> {
  using type = refused_trait;
};

template <class T>
struct contents<arc<T>> : shared_contents<T> {};

}  // namespace lend::detail::inline LEND_ABI
