#pragma once

namespace lend::detail {

/// Sees to it that lend works in children that fork(2) makes of this process: on one thread, since
/// the others are not there.
void watch_for_forks() noexcept;

/// Whether this process was forked after lend ran in it.
bool is_forked_child() noexcept;

/// The thread that this one waits for, or works for, is in the parent: ends the process with a
/// message.
[[noreturn]] void die_in_forked_child() noexcept;

/// Leaves the free strands alone: their list is as another thread had left it.
void forget_free_strands() noexcept;

}  // namespace lend::detail
