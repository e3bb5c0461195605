#pragma once

#include <lend/own/address.hpp>
#include <lend/own/content_kinds.hpp>
#include <lend/own/misuse.hpp>
#include <lend/own/traits.hpp>

#include <utility>

// What becomes of an object that has several owners.

namespace lend::detail::inline LEND_ABI {

/// Which rule forbids to keep a `T` for longer than a call.
template <class T>
constexpr misuse misuse_of_keeping() {
  return Owned<T> ? misuse::none : misuse::owned_contents;
}

/// What is read by several owners, on any thread, and ended by the last of them, has to be Send and
/// Sync, or Concurrent in place of the latter.
template <class T>
using shared_owner_rule =
    all_of_these<question<trait::send, T>,
                 question<Concurrent<T> ? trait::concurrent : trait::sync, T>>;

/// What several owners reach of a `T`.
template <class T>
using reached_by_owners = std::conditional_t<Concurrent<T>, T, const T>;

/// The object in a block that has several owners, for who compares loans.
struct owner_access {
  // SAFETY: nobody writes it meanwhile: who holds it exclusively is a loan that was made before.
  template <class Owner>
  static const auto* object_of(const Owner& owner) noexcept {
    const bool there = owner.block_ != nullptr && is_still(*owner.block_);
    return there ? detail::address_of(std::as_const(owner.block_->value)) : nullptr;
  }

 private:
  template <class Block>
  static bool is_still(const Block& block) noexcept {
    if constexpr (requires { block.is_readable(); }) {
      return block.is_readable();
    } else {
      return true;
    }
  }
};

/// What such an owner has elsewhere.
template <class T>
struct shared_contents : no_contents {
  using outside = type_list<T>;

  template <class Use>
  static constexpr void visit(const auto& owner, Use& use) {
    if (const T* const object = owner_access::object_of(owner)) {
      use.outside(object, 1);
    }
  }
};

}  // namespace lend::detail::inline LEND_ABI
