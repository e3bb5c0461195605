// lend[owned]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  auto kept = lend::join(lend::split_at(1, v), [](lend::slice_mut<int> w) { return w; });
  static_cast<void>(kept);
#else
  auto kept = lend::join(lend::split_at(1, v), [](lend::slice_mut<int> w) { return w[0]; });
  return std::get<0>(kept) - 3;
#endif
}
