// lend[exclusive]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  int sum = 0;
#ifdef BREAK
  lend::for_each(v, [](int x, lend::ref_mut<int> total) { *total += x; }, lend::mut(sum));
#else
  sum = lend::reduce(v, sum, [](int a, int b) { return a + b; });
#endif
  return sum - 6;
}
