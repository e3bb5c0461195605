// lend[call]
#include <lend/lend.hpp>

#include <string>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::tabulate(v, [](std::size_t) { return std::string(); });
#else
  lend::tabulate(v, [](std::size_t i) { return static_cast<int>(i); });
#endif
}
