// lend[blocking-loan]
#include <lend/lend.hpp>

#include <cstddef>
#include <vector>

template <class Given>
void use(Given parts) {
  lend::for_each(parts, [](lend::slice_mut<int> part) { part[0] = 1; });
}

int main() {
  std::vector<int> v{3, 1, 2};
  const std::vector<std::size_t> at{0, 1, 3};
#ifdef BREAK
  use(lend::pieces(v, at));
#else
  lend::for_each(lend::pieces(v, at), [](lend::slice_mut<int> part) { part[0] = 1; });
#endif
}
