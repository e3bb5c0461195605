// lend[copy]
#include <lend/lend.hpp>

#include <vector>

int main() {
  const std::vector<int> v{3, 1, 2};
#ifdef BREAK
  return (lend::par(0, 9) |
          lend::transform(
              [](int i, const std::vector<int>& t) {
                return t[static_cast<std::size_t>(i) % t.size()];
              },
              v) |
          lend::sum) == 18
             ? 0
             : 1;
#else
  return (lend::par(0, 9) |
          lend::transform(
              [](int i, const std::vector<int>& t) {
                return t[static_cast<std::size_t>(i) % t.size()];
              },
              lend::shared(v)) |
          lend::sum) == 18
             ? 0
             : 1;
#endif
}
