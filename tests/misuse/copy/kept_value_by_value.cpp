// lend[copy]
#include <lend/lend.hpp>

#include <vector>

int main() {
  lend::keeper<std::vector<int>> k(std::in_place, 3U, 0);
#ifdef BREAK
  return lend::run([](std::vector<int> v) { return v[0]; }, k.shared());
#else
  return lend::run([](const std::vector<int>& v) { return v[0]; }, k.shared());
#endif
}
