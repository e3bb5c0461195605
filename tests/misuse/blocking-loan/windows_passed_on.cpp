// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

template <class Given>
void use(Given parts) {
  lend::for_each(parts, [](lend::slice<int>) {});
}

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  use(lend::windows(v, 2));
#else
  lend::for_each(lend::windows(v, 2), [](lend::slice<int>) {});
#endif
}
