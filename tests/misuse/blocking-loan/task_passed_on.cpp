// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

template <class Given>
void use(Given job) {
  lend::join(job, lend::task([] {}));
}

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  use(lend::task([](std::vector<int>& of) { of[0] = 1; }, lend::mut(v)));
#else
  lend::join(lend::task([](std::vector<int>& of) { of[0] = 1; }, lend::mut(v)), lend::task([] {}));
#endif
}
