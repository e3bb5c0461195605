// lend[blocking-loan]
#include <lend/lend.hpp>

#include <atomic>
#include <vector>

template <class Given>
void use(Given counts) {
  lend::run([](lend::atomic_slice<int> of) { ++of[0]; }, counts);
}

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  use(lend::atomics(v));
#else
  lend::run([](lend::atomic_slice<int> of) { ++of[0]; }, lend::atomics(v));
#endif
}
