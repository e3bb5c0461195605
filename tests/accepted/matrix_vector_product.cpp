#include <lend/lend.hpp>

#include <cstddef>
#include <vector>

int main() {
  const std::size_t rows = 200;
  const std::size_t columns = 300;
  std::vector<double> matrix(rows * columns);
  for (std::size_t i = 0; i < matrix.size(); ++i) matrix[i] = static_cast<double>(i / columns);
  const std::vector<double> vector(columns, 1.0);
  std::vector<double> product(rows);

  lend::for_each(
      lend::zip(product, lend::chunks(std::as_const(matrix), columns)),
      [](double& result, lend::slice<double> row, lend::slice<double> x) {
        result = 0;
        for (std::size_t j = 0; j < row.size(); ++j) result += row[j] * x[j];
      },
      lend::shared(vector));

  for (std::size_t i = 0; i < rows; ++i) {
    if (product[i] != static_cast<double>(i * columns)) return 1;
  }
  return 0;
}
