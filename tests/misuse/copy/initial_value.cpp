// lend[copy]
#include <lend/lend.hpp>

#include <string>
#include <vector>

int main() {
  std::vector<std::string> v{"a", "b"};
  std::string init = "x";
#ifdef BREAK
  auto joined = lend::reduce(v, init, [](std::string a, const std::string& b) { return a + b; });
  return joined.empty();
#else
  auto joined =
      lend::reduce(v, std::move(init), [](std::string a, const std::string& b) { return a + b; });
  return joined.empty();
#endif
}
