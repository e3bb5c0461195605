// lend[call] in source line
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::run([](auto s) { s.nonsense(); }, lend::mut(v));  // lend[call]
#else
  lend::run([](auto s) { s[0] = 1; }, lend::mut(v));
#endif
}
