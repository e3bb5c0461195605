// lend[no-capture]
#include <lend/lend.hpp>

#include <vector>

int main() {
  const std::vector<int> v{3, 1, 2};
  int limit = 2;
#ifdef BREAK
  return lend::any_of(v, [&](int x) { return x > limit; });
#else
  return lend::any_of(v, [](int x, int most) { return x > most; }, limit);
#endif
}
