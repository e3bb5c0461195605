// lend[no-capture]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  int sum = 0;
#ifdef BREAK
  lend::join(lend::split_at(1, v), [&](lend::slice_mut<int> part) { sum += part[0]; });
#else
  const auto [a, b] =
      lend::join(lend::split_at(1, v), [](lend::slice_mut<int> part) { return part[0]; });
  sum = a + b;
#endif
  return sum - 4;
}
