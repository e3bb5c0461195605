#pragma once

#include <lend/own/config.hpp>
#include <lend/task/stop.hpp>

#include <cstddef>

namespace lend::detail {
class arena_state;
}  // namespace lend::detail

namespace lend::detail::inline LEND_ABI {

/// What the options of a call come to; like this without any.
struct control {
  std::size_t grain = 0;
  const any_stop_token* stop = nullptr;  ///< null if it will never ask for a stop
  arena_state* arena = nullptr;          ///< null for the one around the caller, or the default
};

}  // namespace lend::detail::inline LEND_ABI
