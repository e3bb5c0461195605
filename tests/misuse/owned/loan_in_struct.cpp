// lend[owned]
#include <lend/lend.hpp>

#include <vector>

struct result {
  int n;
  lend::slice<int> part;
};

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  auto kept = lend::call([](lend::slice<int> w) { return result{1, w}; }, lend::shared(v));
  static_cast<void>(kept);
#else
  auto kept = lend::call([](lend::slice<int> w) { return w[0]; }, lend::shared(v));
  return kept - 3;
#endif
}
