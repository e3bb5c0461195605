#pragma once

#include <lend/own/heap_object.hpp>
#include <lend/sync/channel_seam.hpp>
#include <lend/task/edge.hpp>

#include <cstddef>
#include <cstdint>
#include <new>
#include <optional>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

/// Whether a `T` crosses a channel as its bytes. Others lie on the heap meanwhile, for a move could
/// throw, wait or use the channel. So do all for ThreadSanitizer, which follows each message then.
template <class T>
constexpr bool crosses_as_bytes =
    !LEND_TSAN && std::is_trivially_copyable_v<T> && sizeof(T) <= 4 * sizeof(std::uint64_t);

template <class T>
struct boxed_message : returned_message {
  template <class U>
  boxed_message(std::in_place_t /*tag*/, U&& from) : value(static_cast<T>(std::forward<U>(from))) {}

  T value;
  [[no_unique_address]] edge sent;
};

/// A message on its way, or the place for one: what a channel takes and gives.
template <class T, bool AsBytes = crosses_as_bytes<T>>
class parcel {
 public:
  static constexpr std::size_t words =
      (sizeof(T) + sizeof(std::uint64_t) - 1) / sizeof(std::uint64_t);

  template <class U>
  void pack(U&& value) {
    const T made = static_cast<T>(std::forward<U>(value));
    __builtin_memcpy(static_cast<void*>(words_), static_cast<const void*>(&made), sizeof(T));
    full_ = true;
  }
  [[nodiscard]] bool is_full() const noexcept { return full_; }
  [[nodiscard]] std::uint64_t* data() noexcept { return words_; }
  /// What is in data() has come here, or has gone.
  void arrive() noexcept { full_ = true; }
  void depart() noexcept { full_ = false; }

  void unpack(std::optional<T>& into) noexcept {
    alignas(T) std::byte bytes[sizeof(T)];
    __builtin_memcpy(static_cast<void*>(bytes), static_cast<const void*>(words_), sizeof(T));
    // SAFETY: these are the bytes of a T, which is trivially copyable.
    into.emplace(std::move(*std::launder(reinterpret_cast<T*>(bytes))));
    full_ = false;
  }
  /// Puts the message back where it was packed from.
  template <class U>
  void put_back(U& /*from*/) noexcept {
    full_ = false;  // packing has left it there
  }
  static void give_back(channel_core& /*from*/) noexcept {}

 private:
  std::uint64_t words_[words]{};
  bool full_ = false;
};

template <class T>
class parcel<T, false> {
 public:
  static constexpr std::size_t words = 1;

  template <class U>
  void pack(U&& value) {
    box_ =
        heap_object<boxed_message<T>>(new boxed_message<T>(std::in_place, std::forward<U>(value)));
    box_->sent.publish();
    word_ = reinterpret_cast<std::uintptr_t>(static_cast<returned_message*>(box_.get()));
  }
  [[nodiscard]] bool is_full() const noexcept { return static_cast<bool>(box_); }
  [[nodiscard]] std::uint64_t* data() noexcept { return &word_; }
  void arrive() noexcept {
    // SAFETY: pack() made the word, in another parcel of this type.
    auto* const box =
        reinterpret_cast<returned_message*>(word_);  // NOLINT(performance-no-int-to-ptr)
    box_ = heap_object<boxed_message<T>>(static_cast<boxed_message<T>*>(box));
    box_->sent.observe();
  }
  void depart() noexcept { box_.release(); }

  /// Throws what moving a `T` throws; the message is in here then.
  void unpack(std::optional<T>& into) {
    into.emplace(std::move(box_->value));
    box_ = {};
  }
  /// Ends the message where moving it back throws.
  template <class U>
  void put_back(U& from) noexcept {
    if constexpr (std::is_same_v<U, T>) {
      if constexpr (std::is_move_assignable_v<T>) {
        try {
          from = std::move(box_->value);
        } catch (...) {  // NOLINT(bugprone-empty-catch): what came before that counts
        }
      }
    }
    box_ = {};
  }
  /// Leaves the message to whoever receives next.
  void give_back(channel_core& from) noexcept {
    box_->sent.publish();
    return_message(from, *box_.get());
    depart();
  }

 private:
  heap_object<boxed_message<T>> box_;
  std::uint64_t word_ = 0;
};

}  // namespace lend::detail::inline LEND_ABI
