// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

template <class Given>
void use(Given twin) {
  lend::run([](std::vector<int> of) { of[0] = 1; }, twin);
}

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  use(lend::copy(v));
#else
  lend::run([](std::vector<int> of) { of[0] = 1; }, lend::copy(v));
#endif
}
