// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  auto twin = lend::copy(v);
  auto again = twin;
#else
  lend::run([](std::vector<int> of) { of[0] = 1; }, lend::copy(v));
#endif
}
