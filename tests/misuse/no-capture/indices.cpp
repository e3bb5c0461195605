// lend[no-capture]
#include <lend/lend.hpp>

#include <vector>

int main() {
  const std::vector<int> v{3, 1, 2};
  const int to = 2;
#ifdef BREAK
  const auto order = lend::sorted_indices(v, [&](int a, int b) { return a * to < b * to; });
#else
  const auto order =
      lend::sorted_indices(v, [](int a, int b, int by) { return a * by < b * by; }, to);
#endif
  return static_cast<int>(order.data()[0]);
}
