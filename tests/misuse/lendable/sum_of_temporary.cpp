// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

std::vector<double> numbers() { return {1, 2}; }

int main() {
#ifdef BREAK
  return lend::sum(numbers()) == 3 ? 0 : 1;
#else
  const std::vector<double> v = numbers();
  return lend::sum(v) == 3 ? 0 : 1;
#endif
}
