#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

// What ten_lend.cpp and ten_tbb.cpp do alike: the ten parallel calls that a numeric program makes.

using numbers = std::vector<double>;
using words = std::vector<std::string>;

void fill(numbers& out, double value);
void add(numbers& out, const numbers& in, double factor);
void squares(numbers& out);
void roots(const numbers& in, numbers& out);
void sort_rows(numbers& table, std::size_t width);
double sum(const numbers& in);
double largest(const numbers& in);
std::size_t length(const words& in);
void sort_both(numbers& left, words& right);
void sort_all(numbers& in);
