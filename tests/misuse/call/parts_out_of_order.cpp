// lend[call]
#include <lend/lend.hpp>

#include <string>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  std::vector<std::string> names(3);
#ifdef BREAK
  lend::for_each(lend::zip(v, names), [](std::string& name, int x) { name = std::to_string(x); });
#else
  lend::for_each(lend::zip(v, names), [](int x, std::string& name) { name = std::to_string(x); });
#endif
}
