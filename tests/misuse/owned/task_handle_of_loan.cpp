// lend[owned]
#include <lend/lend.hpp>

#include <vector>

int main() {
  lend::keeper<std::vector<int>> k(std::in_place, 3U, 0);
#ifdef BREAK
  auto first = lend::spawn([](lend::slice<int> v) { return v.first(1); }, k.shared());
  return first.join()[0];
#else
  auto first = lend::spawn([](lend::slice<int> v) { return v[0]; }, k.shared());
  return first.join();
#endif
}
