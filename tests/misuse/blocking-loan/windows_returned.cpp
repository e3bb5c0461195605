// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

auto cut(std::vector<int>& v) {
#ifdef BREAK
  auto parts = lend::windows(v, 2);
  return parts;
#else
  lend::for_each(lend::windows(v, 2), [](lend::slice<int>) {});
#endif
}

int main() {
  std::vector<int> v{3, 1, 2};
  static_cast<void>(cut(v));
}
