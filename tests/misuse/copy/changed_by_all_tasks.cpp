// lend[copy]
// shows: with lend::transform_reduce
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  int sum = 0;
#ifdef BREAK
  lend::for_each(v, [](int x, int& total) { total += x; }, sum);
#else
  sum = lend::reduce(v, sum, [](int a, int b) { return a + b; });
#endif
  return sum - 6;
}
