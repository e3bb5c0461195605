// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

int main() {
  const std::vector<int> v{3, 1, 2};
  std::vector<int> sums(2);
#ifdef BREAK
  auto windows = lend::windows(v, 2);
  lend::transform(std::move(windows), sums,
                  [](lend::slice<int> window) { return window[0] + window[1]; });
#else
  lend::transform(lend::windows(v, 2), sums,
                  [](lend::slice<int> window) { return window[0] + window[1]; });
#endif
}
