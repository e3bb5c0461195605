// lend[owned]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  const lend::arena two(2);
#ifdef BREAK
  auto kept = two.run([](lend::slice<int> w) { return w.last(1); }, lend::shared(v));
  return kept[0] - 2;
#else
  auto kept = two.run([](lend::slice<int> w) { return w.last(1)[0]; }, lend::shared(v));
  return kept - 2;
#endif
}
