#include <lend/lend.hpp>

#include <vector>

int main() {
  lend::matrix<double> table(2, 3);
  table(0, 2) = 5;
  lend::matrix<double> turned(3, 2);
  lend::transpose(table, turned);
  std::vector<int> square{1, 2, 3, 4};
  lend::transpose(lend::mut(square, 2, 2));
  const std::vector<unsigned> order{3, 0, 0};
  std::vector<int> chosen(3);
  lend::gather(square, order, chosen);
  return turned(2, 0) == 5.0 && square[1] == 3 && chosen == std::vector{4, 1, 1} ? 0 : 1;
}
