// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

auto cut(std::vector<int>& v, std::vector<int>& w) {
#ifdef BREAK
  auto halves = lend::split_at(1, v, w);
  return halves;
#else
  lend::join(lend::split_at(1, v, w),
             [](lend::slice_mut<int> a, lend::slice_mut<int> b) { a[0] = b[0]; });
#endif
}

int main() {
  std::vector<int> v{3, 1, 2};
  std::vector<int> w{1, 2, 3};
  static_cast<void>(cut(v, w));
}
