// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

auto cut(std::vector<int>& v) {
#ifdef BREAK
  auto job = lend::task([](std::vector<int>& of) { of[0] = 1; }, lend::mut(v));
  return job;
#else
  lend::join(lend::task([](std::vector<int>& of) { of[0] = 1; }, lend::mut(v)), lend::task([] {}));
#endif
}

int main() {
  std::vector<int> v{3, 1, 2};
  static_cast<void>(cut(v));
}
