#pragma once

#include "lines.hpp"

/// What a set of lines has in common with each permutation of it.
struct fingerprint {
  std::size_t lines = 0;
  std::size_t bytes = 0;
  std::uint64_t hash = 0;

  bool operator==(const fingerprint&) const = default;
};

fingerprint fingerprint_of(lend::slice<line> lines, lend::slice<char> text);

/// A text in several parts, each of whole lines.
using text_parts = std::vector<std::vector<char>>;

/// The lines of `text` in the order of `lines`.
text_parts write_lines(lend::slice<line> lines, lend::slice<char> text);

/// Throws std::runtime_error unless the lines are in order and have that fingerprint.
void check_sorted(const text_parts& parts, const fingerprint& expected);
