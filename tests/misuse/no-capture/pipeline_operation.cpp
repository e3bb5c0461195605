// lend[no-capture]
#include <lend/lend.hpp>

#include <vector>

int main() {
  const std::vector<int> v{3, 1, 2};
  [[maybe_unused]] int more = 0;
#ifdef BREAK
  return (lend::par(v) | lend::reduce(0, [&](int a, int b) { return a + b + more; })) == 6 ? 0 : 1;
#else
  return (lend::par(v) | lend::reduce(0, [](int a, int b) { return a + b; })) == 6 ? 0 : 1;
#endif
}
