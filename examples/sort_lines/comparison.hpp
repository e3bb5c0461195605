#pragma once

#include "lines.hpp"

/// Sorts the same lines in several ways and prints how long each takes. Throws std::runtime_error
/// if two ways give different texts.
void compare_sorts(lend::slice<line> lines, lend::slice<char> text);
