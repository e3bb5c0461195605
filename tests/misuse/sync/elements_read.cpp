// lend[sync]
#include <lend/lend.hpp>

#include <memory>
#include <vector>

int main() {
  std::vector<std::unique_ptr<int>> v;
#ifdef BREAK
  return lend::transform_reduce(
      v, 0, [](int a, int b) { return a + b; }, [](const std::unique_ptr<int>& p) { return ++*p; });
#else
  lend::for_each(v, [](std::unique_ptr<int>& p) { ++*p; });
#endif
}
