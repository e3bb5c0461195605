// lend[call]
#include <lend/lend.hpp>

#include <string>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  return lend::partition(v, [](int x) { return std::string(3, 'x') + std::to_string(x); }) == 1;
#else
  return lend::partition(v, [](int x) { return std::to_string(x) == "x"; }) == 1;
#endif
}
