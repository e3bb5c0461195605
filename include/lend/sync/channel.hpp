#pragma once

#include <lend/own/content_kinds.hpp>
#include <lend/own/iterators.hpp>
#include <lend/sync/message.hpp>
#include <lend/sync/shared_channel.hpp>
#include <lend/sync/time.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <type_traits>
#include <utility>

namespace lend::inline LEND_ABI {
template <class T>
class sender;
template <class T>
class receiver;
template <class T>
struct channel_ends;

/// The capacity of a channel that takes as many messages as there is memory for.
inline constexpr std::size_t unbounded = SIZE_MAX;

template <class T>
channel_ends<detail::message_content<T>> channel(std::size_t capacity);
}  // namespace lend::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// One of the senders of a channel, made by lend::channel. When the last of them has gone,
/// receivers get what is still inside, and then learn that the channel is closed.
///
/// A copy is another sender; a task gets one by std::move(tx) or lend::copy(tx), or shares one, for
/// all may be used by several threads at once. Send, Sync and Owned when a `T` is Send and Owned.
/// Throws moved_error where it is used after a move.
template <class T>
class sender {
 public:
  using value_type = T;

  /// Gives `message` away, and waits while the channel is full; if its capacity is 0, until it is
  /// received. If no receiver is left, it comes back in the result. Messages of one thread arrive
  /// in the order in which they were sent.
  ///
  /// Throws deadlock_error, and std::bad_alloc if there is no memory for the message: `message` has
  /// its value then, if it is a `T` that can be assigned, and that does not throw. Throws what
  /// moving a `T` throws; nothing was sent then. Work: constant, tens of nanoseconds; what is not a
  /// few bytes is moved to the heap, and from there to who receives it.
  template <class U = T>
    requires detail::SentAs<U, T>
  send_result<T> send(U&& message) const {
    return attempt<U>(message, detail::for_ever);
  }
  /// The same, without waiting: the message comes back too if the channel is full or, for capacity
  /// 0, nobody waits for it.
  template <class U = T>
    requires detail::SentAs<U, T>
  send_result<T> try_send(U&& message) const {
    return attempt<U>(message, detail::at_once);
  }
  /// The same, waiting for so long at most, a std::chrono::duration.
  template <detail::Duration Time, class U = T>
    requires detail::SentAs<U, T>
  send_result<T> send_for(const Time& time, U&& message) const {
    return attempt<U>(message, detail::until_after(time));
  }

 private:
  friend struct detail::channel_access;
  explicit sender(detail::shared_channel<T>* made) noexcept : share_(made) {}

  template <class U>
  send_result<T> attempt(U& message, std::uint64_t until) const;

  detail::channel_share<T, true> share_;
};

/// One of the receivers of a channel, made by lend::channel. Each message goes to one of them. When
/// the last has gone, senders learn it, and what is still inside is destroyed: a sender that has to
/// know what became of a message is answered through a channel of its own.
///
/// Copied, shared and moved as a sender is, and Send, Sync and Owned as that is.
template <class T>
class receiver {
 public:
  using value_type = T;
  class iterator;

  /// The next message, as soon as there is one; nothing when no sender is left and all messages
  /// have been received.
  ///
  /// Throws deadlock_error; and what moving a `T` throws: the message, as that has left it, is the
  /// first one to be received then.
  [[nodiscard]] std::optional<T> recv() const {
    std::optional<T> message;
    share_.get().receive(message, detail::for_ever);
    return message;
  }
  /// The same, without waiting. The result tells an empty channel from one that is closed.
  recv_result<T> try_recv() const { return attempt(detail::at_once); }
  /// The same, waiting for so long at most, a std::chrono::duration.
  template <detail::Duration Time>
  recv_result<T> recv_for(const Time& time) const {
    return attempt(detail::until_after(time));
  }

  /// All messages, as they come, to the end of the channel: `for (auto&& message : rx)`.
  [[nodiscard]] iterator begin() const { return iterator(*this); }
  [[nodiscard]] static std::default_sentinel_t end() noexcept { return {}; }

 private:
  friend struct detail::channel_access;
  explicit receiver(detail::shared_channel<T>* made) noexcept : share_(made) {}

  recv_result<T> attempt(std::uint64_t until) const {
    recv_result<T> result;
    result.outcome_ = share_.get().receive(result.message_, until);
    return result;
  }

  detail::channel_share<T, false> share_;
};

/// An input iterator: it holds the message that it stands at.
template <class T>
class receiver<T>::iterator {
 public:
  using value_type = T;
  using difference_type = std::ptrdiff_t;
  using iterator_concept = std::input_iterator_tag;

  // NOLINTNEXTLINE(bugprone-unchecked-optional-access): there is no message only at the end
  [[nodiscard]] T& operator*() const { return *current_; }
  [[nodiscard]] T* operator->() const { return detail::address_of(*current_); }
  iterator& operator++() {
    current_.reset();
    from_->share_.get().receive(current_, detail::for_ever);
    return *this;
  }
  void operator++(int) { ++*this; }
  friend bool operator==(const iterator& at, std::default_sentinel_t /*end*/) noexcept {
    return !at.current_.has_value();
  }

 private:
  friend class receiver;
  explicit iterator(const receiver& from) : from_(&from) { ++*this; }

  const receiver* from_;
  mutable std::optional<T> current_;
};

/// Both ends of a channel: `auto [tx, rx] = lend::channel<T>(capacity)`.
template <class T>
struct channel_ends {
  sender<T> tx;
  receiver<T> rx;
};

}  // namespace lend::inline LEND_ABI

namespace lend::detail::inline LEND_ABI {

struct channel_access {
  template <class T>
  static channel_ends<T> open(std::size_t capacity) {
    auto* const made = new shared_channel<T>(capacity);
    return {sender<T>(made), receiver<T>(made)};
  }
  template <class Handle>
  static auto& channel_of(const Handle& handle) {
    return handle.share_.get();
  }
  template <class T>
  static send_result<T> result(transfer outcome, parcel<T>&& message) noexcept {
    return send_result<T>(outcome, std::move(message));
  }
};

/// Whoever has one may use it as another thread does at the same time.
template <trait Trait, class T>
using channel_rule =
    std::conditional_t<Trait == trait::concurrent, refused_trait,
                       every_part<Trait == trait::owned ? trait::owned : trait::send, T>>;

template <trait Trait, class T>
struct trait_rule<Trait, sender<T>> {
  using type = channel_rule<Trait, T>;
};
template <trait Trait, class T>
struct trait_rule<Trait, receiver<T>> {
  using type = channel_rule<Trait, T>;
};

template <class T>
struct contents<sender<T>> : no_contents {};
template <class T>
struct contents<receiver<T>> : no_contents {};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

template <class T>
template <class U>
send_result<T> sender<T>::attempt(U& message, std::uint64_t until) const {
  using value = detail::sent_value<U>;
  constexpr auto found = detail::misuse_of_sending<U, T>();
  detail::enforce<found, typename value::type>();
  detail::parcel<T> packed;
  if constexpr (found == detail::misuse::none) {
    packed.pack(value::pass(message));
    try {
      // Only now: a message may be made of its own sender.
      const transfer outcome = share_.get().send(packed, until);
      return detail::channel_access::result<T>(outcome, std::move(packed));
    } catch (...) {
      packed.put_back(value::of(message));
      throw;
    }
  } else {
    return detail::channel_access::result<T>(transfer::unready, std::move(packed));
  }
}

/// A channel that holds up to `capacity` messages of type `T`, which is Send and Owned. With 0,
/// each send meets a recv; with lend::unbounded a send never waits.
///
/// Throws std::bad_alloc. Memory is taken as messages come, for some 64 at a time, and a channel
/// with a capacity keeps it. A channel that another thread is using during fork(2) is not to be
/// used in the child. Moves and destructors of messages may use the channel. The protocol, a lock
/// and lists of those who wait, in order, is that of Go's channels.
template <class T>
[[nodiscard]] channel_ends<detail::message_content<T>> channel(std::size_t capacity) {
  using message = detail::message_content<T>;
  detail::enforce<detail::misuse_of_message<message>(), message>();
  return detail::channel_access::open<message>(capacity);
}

}  // namespace lend::inline LEND_ABI
