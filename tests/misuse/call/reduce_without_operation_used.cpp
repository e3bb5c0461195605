// lend[call]
#include <lend/lend.hpp>

#include <functional>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  const int sum = 2 * lend::reduce(lend::options{}, v, 0) + 1;
#else
  const int sum = 2 * lend::reduce(lend::options{}, v, 0, std::plus<>{}) + 1;
#endif
  return sum;
}
