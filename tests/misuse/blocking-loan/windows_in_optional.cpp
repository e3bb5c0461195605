// lend[blocking-loan]
#include <lend/lend.hpp>

#include <functional>
#include <optional>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  std::vector<int> w{1, 2, 3};
#ifdef BREAK
  const std::optional parts(lend::windows(v, 2));
#else
  const std::optional part(lend::transform_reduce(lend::windows(v, 2), 0, std::plus<>{},
                                                  [](lend::slice<int> w2) { return w2[0]; }));
  return *part - 4;
#endif
}
