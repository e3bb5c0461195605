// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

template <class Given>
void use(Given parts) {
  lend::for_each(parts, [](lend::slice_mut<int> part) { part[0] = 1; });
}

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  use(lend::chunks(v, 2));
#else
  lend::for_each(lend::chunks(v, 2), [](lend::slice_mut<int> part) { part[0] = 1; });
#endif
}
