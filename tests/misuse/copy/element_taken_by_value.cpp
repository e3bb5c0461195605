// lend[copy]
#include <lend/lend.hpp>

#include <string>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  const std::vector<std::string> names{"a", "b"};
#ifdef BREAK
  lend::run([](std::string name) { return name.size(); }, lend::shared(names[0]));
#else
  lend::run([](const std::string& name) { return name.size(); }, lend::shared(names[0]));
#endif
  return v[0] - 3;
}
