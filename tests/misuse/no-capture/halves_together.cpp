// lend[no-capture]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  int sum = 0;
#ifdef BREAK
  lend::call(lend::split_at(1, v),
             [&](lend::slice_mut<int> a, lend::slice_mut<int>) { sum += a[0]; });
#else
  lend::call(
      lend::split_at(1, v),
      [](lend::slice_mut<int> a, lend::slice_mut<int>, int& to) { to += a[0]; }, lend::mut(sum));
#endif
}
