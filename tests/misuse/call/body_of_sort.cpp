// lend[call] in source line
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::sort(v, [](const auto& a, const auto& b) { return a.key < b; });  // lend[call]
#else
  lend::sort(v, [](const auto& a, const auto& b) { return a < b; });
#endif
}
