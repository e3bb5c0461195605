// lend[call] in source line
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  auto n = lend::run([](auto s) { return s.nonsense(); }, lend::mut(v));  // lend[call]
#else
  auto n = lend::run([](auto s) { return s.size(); }, lend::mut(v));
#endif
  static_cast<void>(n);
}
