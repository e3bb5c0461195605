// lend[exclusive]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  return lend::transform_reduce(
      v, 0, [](int a, int b) { return a + b; }, [](int& x) { return x = 0; });
#else
  return lend::transform_reduce(
      v, -6, [](int a, int b) { return a + b; }, [](const int& x) { return x; });
#endif
}
