#pragma once

#include <vector>

namespace plain {

using numbers = std::vector<double>;

void scale_checked(numbers& out, const numbers& in);
void scale_unchecked(numbers& out, const numbers& in);
void add_checked(numbers& out, const numbers& in);
void add_unchecked(numbers& out, const numbers& in);
void add_cut_checked(numbers& out, const numbers& in);
void add_cut_unchecked(numbers& out, const numbers& in);
void smooth_checked(numbers& out, const numbers& in);
void smooth_unchecked(numbers& out, const numbers& in);

}  // namespace plain
