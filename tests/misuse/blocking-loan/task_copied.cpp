// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  auto job = lend::task([](std::vector<int>& of) { of[0] = 1; }, lend::mut(v));
  auto again = job;
#else
  lend::join(lend::task([](std::vector<int>& of) { of[0] = 1; }, lend::mut(v)), lend::task([] {}));
#endif
}
