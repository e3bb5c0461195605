// lend[owned]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  auto kept =
      lend::run([](lend::slice<int> w) { return std::vector{w.first(1)}; }, lend::shared(v));
  return kept[0][0] - 3;
#else
  auto kept = lend::run([](lend::slice<int> w) { return std::vector{w[0]}; }, lend::shared(v));
  return kept[0] - 3;
#endif
}
