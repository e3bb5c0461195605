// lend[blocking-loan]
#include <lend/lend.hpp>

#include <cstddef>
#include <vector>

template <class Given>
void use(Given parts) {
  lend::for_each(parts, [](int& x) { x = 1; });
}

int main() {
  std::vector<int> v{3, 1, 2};
  const std::vector<std::size_t> at{2, 0};
#ifdef BREAK
  use(lend::scatter(v, at));
#else
  lend::for_each(lend::scatter(v, at), [](int& x) { x = 1; });
#endif
}
