// lend[no-capture]
#include <lend/lend.hpp>

#include <vector>

int main() {
  const std::vector<int> v{3, 1, 2};
  int calls = 0;
#ifdef BREAK
  const int sum = lend::reduce(v, 0, [&](int a, int b) { return ++calls, a + b; });
#else
  const int sum = lend::reduce(v, calls, [](int a, int b) { return a + b; });
#endif
  return sum - 6;
}
