#pragma once

#include "lines.hpp"

/// The order of lines whose keys were loaded at `depth`, and which do not differ before.
struct by_text {
  lend::slice<char> text;
  std::size_t depth = 0;

  bool operator()(const line& a, const line& b) const;
};

/// Sorts the lines of a text, by bytes. Their keys are those of their first bytes.
///
/// Work: as if whole lines were compared seven bytes at a time, and those of equal lines once.
void sort_lines(lend::slice_mut<line> lines, lend::slice<char> text);
