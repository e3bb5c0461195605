// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

template <class Given>
void use(Given halves) {
  lend::join(halves, [](lend::slice_mut<int> a, lend::slice_mut<int> b) { a[0] = b[0]; });
}

int main() {
  std::vector<int> v{3, 1, 2};
  std::vector<int> w{1, 2, 3};
#ifdef BREAK
  use(lend::split_at(1, v, w));
#else
  lend::join(lend::split_at(1, v, w),
             [](lend::slice_mut<int> a, lend::slice_mut<int> b) { a[0] = b[0]; });
#endif
}
