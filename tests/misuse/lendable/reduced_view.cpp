// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  std::vector<int> w{1, 2, 3};
#ifdef BREAK
  return lend::reduce(lend::zip(v, w), 0, [](int a, int b) { return a + b; });
#else
  return lend::transform_reduce(
      lend::zip(v, w), -12, [](int a, int b) { return a + b; }, [](int a, int b) { return a + b; });
#endif
}
