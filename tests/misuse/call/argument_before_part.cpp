// lend[call]
#include <lend/lend.hpp>

#include <string>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  const std::string name = "a";
#ifdef BREAK
  lend::for_each(
      v, [](const std::string& s, int& x) { x = static_cast<int>(s.size()); }, lend::shared(name));
#else
  lend::for_each(
      v, [](int& x, const std::string& s) { x = static_cast<int>(s.size()); }, lend::shared(name));
#endif
}
