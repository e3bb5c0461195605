#pragma once

#include <lend/lend.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

/// A line of a text: where it begins, and seven of its bytes. No pointer, so it may go to any task.
struct line {
  std::uint64_t key = 0;
  std::size_t begin = 0;
};

/// Behind the last line of a text there is room for reading a word at any byte.
inline constexpr std::size_t room_behind_text = sizeof(std::uint64_t);

/// The bytes of all files, each of which ends with a newline, and the room behind them.
std::vector<char> read_text(const std::vector<std::string>& paths);

/// The lines of a text, in order, with keys of their first bytes.
std::vector<line> find_lines(lend::slice<char> text);

/// The seven bytes of a line from `at` on, in an order of numbers, and in the last byte how many
/// there are: 8 means that more follow.
std::uint64_t load_key(lend::slice<char> text, std::size_t at);

/// Whether a line goes on behind the bytes of its key.
inline bool has_more(const line& of) { return (of.key & 0xff) == 8; }

/// How many bytes a line has from `at` on, without its newline.
std::size_t length_from(lend::slice<char> text, std::size_t at);
