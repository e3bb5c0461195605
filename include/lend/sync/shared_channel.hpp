#pragma once

#include <lend/own/atomic.hpp>
#include <lend/own/error.hpp>
#include <lend/own/type_name.hpp>
#include <lend/sync/parcel.hpp>
#include <lend/sync/time.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

/// A channel, which its senders and receivers own together.
template <class T>
struct shared_channel {
  explicit shared_channel(std::size_t capacity)
      : core(*make_channel(capacity, parcel<T>::words, type_name<T>())) {}
  shared_channel(const shared_channel&) = delete;
  shared_channel& operator=(const shared_channel&) = delete;

  transfer send(parcel<T>& message, std::uint64_t until) {
    return sent(message, send_message(core, message.data(), until));
  }
  transfer sent(parcel<T>& message, transfer outcome) noexcept {
    if (outcome == transfer::done) {
      received.observe();
      message.depart();
    } else if (outcome == transfer::closed) {
      closed.observe();
    }
    return outcome;
  }
  transfer receive(std::optional<T>& into, std::uint64_t until) {
    parcel<T> message;
    received.publish();
    return came(message, receive_message(core, message.data(), until), into);
  }
  transfer came(parcel<T>& message, transfer outcome, std::optional<T>& into) {
    if (outcome == transfer::closed) {
      closed.observe();
    }
    if (outcome != transfer::done) {
      return outcome;
    }
    message.arrive();
    if constexpr (std::is_nothrow_move_constructible_v<T>) {
      message.unpack(into);
    } else {
      try {
        message.unpack(into);
      } catch (...) {
        into.reset();
        message.give_back(core);
        throw;
      }
    }
    return outcome;
  }

  void drop_sender() noexcept {
    closed.publish();
    if (is_last(senders)) {
      close_sending(core);
      drop_end();
    }
  }
  void drop_receiver() noexcept {
    closed.publish();
    if (is_last(receivers)) {
      close_receiving(core);
      parcel<T> left;
      while (receive_message(core, left.data(), at_once) == transfer::done) {
        left.arrive();
        left = parcel<T>();
      }
      drop_end();
    }
  }

  channel_core& core;
  atomic<std::size_t> senders{1};
  atomic<std::size_t> receivers{1};
  atomic<std::size_t> ends{2};
  [[no_unique_address]] edge received;  ///< a send may have waited for what was received
  [[no_unique_address]] edge closed;

 private:
  ~shared_channel() { end_channel(&core); }
  static bool is_last(atomic<std::size_t>& owners) noexcept {
    // ORDER: release, so that what this owner did precedes the end; acquire, for who ends it.
    return owners.fetch_sub(1, memory_order_acq_rel) == 1;
  }
  void drop_end() noexcept {
    if (is_last(ends)) {
      delete this;
    }
  }
};

/// A share of one end of a channel.
template <class T, bool Sends>
class channel_share {
 public:
  explicit channel_share(shared_channel<T>* made) noexcept : channel_(made) {}
  channel_share(const channel_share& other) noexcept : channel_(other.channel_) {
    if (channel_ != nullptr) {
      // ORDER: relaxed; who copies an owner has one, so the channel is there.
      (Sends ? channel_->senders : channel_->receivers).fetch_add(1, memory_order_relaxed);
    }
  }
  channel_share(channel_share&& other) noexcept
      : channel_(std::exchange(other.channel_, nullptr)) {}
  channel_share& operator=(channel_share other) noexcept {
    std::swap(channel_, other.channel_);
    return *this;
  }
  ~channel_share() {
    if (channel_ == nullptr) {
      return;
    }
    if constexpr (Sends) {
      channel_->drop_sender();
    } else {
      channel_->drop_receiver();
    }
  }

  [[nodiscard]] shared_channel<T>& get() const {
    if (channel_ == nullptr) [[unlikely]] {
      throw_moved();
    }
    return *channel_;
  }

 private:
  shared_channel<T>* channel_;
};

}  // namespace lend::detail::inline LEND_ABI
