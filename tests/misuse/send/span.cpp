// lend[send]
#include <lend/lend.hpp>

#include <span>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::run([](std::span<int> s) { s[0] = 1; }, std::span<int>(v));
#else
  lend::run([](std::span<int> s) { s[0] = 1; }, lend::mut(v));
#endif
}
