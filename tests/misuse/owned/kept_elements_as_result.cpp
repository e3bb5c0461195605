// lend[owned]
#include <lend/lend.hpp>

#include <vector>

int main() {
  lend::keeper<std::vector<int>> k(std::in_place, 3U, 0);
#ifdef BREAK
  auto left = lend::run([](lend::slice<int> v) { return v; }, k.shared());
  static_cast<void>(left);
#else
  auto left = lend::run([](lend::kept<std::vector<int>> v) { return v; }, k.shared());
  return (*left)[0];
#endif
}
