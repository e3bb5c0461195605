#include <lend/lend.hpp>

#include <cstddef>
#include <vector>

struct matrix {
  std::size_t size;
  std::vector<double> cells;

  explicit matrix(std::size_t n) : size(n), cells(n * n) {}
  double at(std::size_t row, std::size_t column) const { return cells[row * size + column]; }
};
template <>
inline constexpr auto lend::enable_sync<matrix> = lend::yes;
template <>
inline constexpr auto lend::enable_owned<matrix> = lend::yes;

void multiply(const matrix& a, const matrix& b, matrix& product) {
  lend::for_each(
      lend::enumerate(lend::chunks(product.cells, product.size)),
      [](std::size_t i, lend::slice_mut<double> row, const matrix& left, const matrix& right) {
        for (std::size_t j = 0; j < row.size(); ++j) {
          double sum = 0;
          for (std::size_t k = 0; k < left.size; ++k) sum += left.at(i, k) * right.at(k, j);
          row[j] = sum;
        }
      },
      lend::shared(a), lend::shared(b));
}

int main() {
  matrix twice(20);
  matrix numbers(20);
  matrix product(20);
  for (std::size_t i = 0; i < 20; ++i) twice.cells[i * 20 + i] = 2;
  for (std::size_t i = 0; i < 400; ++i) numbers.cells[i] = static_cast<double>(i);
  multiply(twice, numbers, product);
  for (std::size_t i = 0; i < 400; ++i) {
    if (product.cells[i] != 2.0 * static_cast<double>(i)) return 1;
  }
  return 0;
}
