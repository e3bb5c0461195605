#pragma once

#include <lend/own/config.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

// All that the templates of channels know of the library. A message is a few words, that of a value
// or the address of one on the heap, and goes from thread to thread as bytes: no code of a user
// runs under a lock. These names carry no LEND_ABI: there is one library.

namespace lend {

/// How an attempt to send or to receive ended.
enum class transfer : unsigned char {
  done,
  unready,  ///< full or empty, for as long as was waited
  closed,   ///< nobody is left at the other end, and nothing to be received
};

}  // namespace lend

namespace lend::detail {

class channel_core;

/// A message that was received and could not be moved out: it is received once more.
struct returned_message {
  returned_message* next = nullptr;
};

/// Throws std::bad_alloc.
LEND_API channel_core* make_channel(std::size_t capacity, std::size_t words, std::string_view name);
LEND_API void end_channel(channel_core* channel) noexcept;

/// Both throw deadlock_error, and sending std::bad_alloc: the message has not moved then.
LEND_API transfer send_message(channel_core& channel, std::uint64_t* message, std::uint64_t until);
LEND_API transfer receive_message(channel_core& channel, std::uint64_t* message,
                                  std::uint64_t until);
LEND_API void return_message(channel_core& channel, returned_message& message) noexcept;

/// There is no sender any more, or no receiver, and those who wait for one learn it.
LEND_API void close_sending(channel_core& channel) noexcept;
LEND_API void close_receiving(channel_core& channel) noexcept;

/// One of the things that a select waits for.
struct channel_case {
  channel_core* channel;
  std::uint64_t* message;
  bool sends;
};
inline constexpr std::size_t most_cases = 32;

/// Which of the cases was carried out, and how it ended.
struct selected {
  std::size_t which;
  transfer outcome;
};

/// Carries out one of the cases, any of those that are ready; `which` is `count` if none was by
/// then. Throws as the operations do, and then none was carried out.
LEND_API selected select_case(const channel_case* cases, std::size_t count, std::uint64_t until);

}  // namespace lend::detail
