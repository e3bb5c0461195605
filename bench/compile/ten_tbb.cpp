#include "ten_calls.hpp"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>
#include <tbb/parallel_invoke.h>
#include <tbb/parallel_reduce.h>
#include <tbb/parallel_sort.h>

using range = tbb::blocked_range<std::size_t>;

void fill(numbers& out, double value) {
  tbb::parallel_for(range(0, out.size()), [&out, value](const range& part) {
    for (std::size_t i = part.begin(); i < part.end(); ++i) {
      out[i] = value;
    }
  });
}

void add(numbers& out, const numbers& in, double factor) {
  tbb::parallel_for(range(0, out.size()), [&out, &in, factor](const range& part) {
    for (std::size_t i = part.begin(); i < part.end(); ++i) {
      out[i] += factor * in[i];
    }
  });
}

void squares(numbers& out) {
  tbb::parallel_for(range(0, out.size()), [&out](const range& part) {
    for (std::size_t i = part.begin(); i < part.end(); ++i) {
      out[i] = static_cast<double>(i) * static_cast<double>(i);
    }
  });
}

void roots(const numbers& in, numbers& out) {
  tbb::parallel_for(range(0, in.size()), [&in, &out](const range& part) {
    for (std::size_t i = part.begin(); i < part.end(); ++i) {
      out[i] = std::sqrt(in[i]);
    }
  });
}

void sort_rows(numbers& table, std::size_t width) {
  tbb::parallel_for(std::size_t{0}, table.size() / width, [&table, width](std::size_t row) {
    double* const first = table.data() + row * width;
    std::sort(first, first + width);
  });
}

double sum(const numbers& in) {
  return tbb::parallel_reduce(
      range(0, in.size()), 0.0,
      [&in](const range& part, double total) {
        for (std::size_t i = part.begin(); i < part.end(); ++i) {
          total += in[i];
        }
        return total;
      },
      [](double a, double b) { return a + b; });
}

double largest(const numbers& in) {
  return tbb::parallel_reduce(
      range(0, in.size()), 0.0,
      [&in](const range& part, double seen) {
        for (std::size_t i = part.begin(); i < part.end(); ++i) {
          seen = std::max(seen, in[i]);
        }
        return seen;
      },
      [](double a, double b) { return std::max(a, b); });
}

std::size_t length(const words& in) {
  return tbb::parallel_reduce(
      range(0, in.size()), std::size_t{0},
      [&in](const range& part, std::size_t total) {
        for (std::size_t i = part.begin(); i < part.end(); ++i) {
          total += in[i].size();
        }
        return total;
      },
      [](std::size_t a, std::size_t b) { return a + b; });
}

void sort_both(numbers& left, words& right) {
  tbb::parallel_invoke([&left] { std::sort(left.begin(), left.end()); },
                       [&right] { std::sort(right.begin(), right.end()); });
}

void sort_all(numbers& in) { tbb::parallel_sort(in); }
