// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

auto cut(std::vector<int>& v) {
#ifdef BREAK
  auto twin = lend::copy(v);
  return twin;
#else
  lend::run([](std::vector<int> of) { of[0] = 1; }, lend::copy(v));
#endif
}

int main() {
  std::vector<int> v{3, 1, 2};
  static_cast<void>(cut(v));
}
