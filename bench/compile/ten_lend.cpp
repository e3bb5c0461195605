#include <lend/lend.hpp>

#include "ten_calls.hpp"

void fill(numbers& out, double value) {
  lend::for_each(out, [](double& x, double v) { x = v; }, value);
}

void add(numbers& out, const numbers& in, double factor) {
  lend::for_each(
      lend::zip(out, in), [](double& to, double from, double by) { to += by * from; }, factor);
}

void squares(numbers& out) {
  lend::tabulate(out,
                 [](std::size_t i) { return static_cast<double>(i) * static_cast<double>(i); });
}

void roots(const numbers& in, numbers& out) {
  lend::transform(in, out, [](double x) { return std::sqrt(x); });
}

void sort_rows(numbers& table, std::size_t width) {
  lend::for_each(lend::chunks(table, width),
                 [](lend::slice_mut<double> row) { std::sort(row.begin(), row.end()); });
}

double sum(const numbers& in) {
  return lend::reduce(in, 0.0, [](double a, double b) { return a + b; });
}

double largest(const numbers& in) {
  return lend::reduce(in, 0.0, [](double a, double b) { return std::max(a, b); });
}

std::size_t length(const words& in) {
  return lend::transform_reduce(
      in, std::size_t{0}, [](std::size_t a, std::size_t b) { return a + b; },
      [](const std::string& word) { return word.size(); });
}

void sort_both(numbers& left, words& right) {
  lend::join(
      lend::task([](lend::slice_mut<double> v) { std::sort(v.begin(), v.end()); }, lend::mut(left)),
      lend::task([](lend::slice_mut<std::string> v) { std::sort(v.begin(), v.end()); },
                 lend::mut(right)));
}

void sort_all(numbers& in) { lend::sort(in); }
