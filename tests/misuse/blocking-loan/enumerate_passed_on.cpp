// lend[blocking-loan]
#include <lend/lend.hpp>

#include <cstddef>
#include <vector>

template <class Given>
void use(Given parts) {
  lend::for_each(parts, [](std::size_t i, int& x) { x = static_cast<int>(i); });
}

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  use(lend::enumerate(v));
#else
  lend::for_each(lend::enumerate(v), [](std::size_t i, int& x) { x = static_cast<int>(i); });
#endif
}
