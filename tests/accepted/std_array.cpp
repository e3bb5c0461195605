#include <lend/lend.hpp>

#include <array>
#include <functional>

int main() {
  std::array<int, 5> a{5, 4, 3, 2, 1};
  lend::sort(a);
  const std::array<int, 3> b{1, 2, 3};
  const int sum = lend::reduce(b, 0, std::plus<>{});
  return a == std::array<int, 5>{1, 2, 3, 4, 5} && sum == 6 ? 0 : 1;
}
