// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

auto cut(std::vector<int>& v) {
#ifdef BREAK
  auto parts = lend::chunks(v, 2);
  return parts;
#else
  lend::for_each(lend::chunks(v, 2), [](lend::slice_mut<int> part) { part[0] = 1; });
#endif
}

int main() {
  std::vector<int> v{3, 1, 2};
  static_cast<void>(cut(v));
}
