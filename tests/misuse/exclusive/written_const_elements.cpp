// lend[exclusive]
#include <lend/lend.hpp>

#include <vector>

int main() {
  const std::vector<int> v{1, 2};
  std::vector<int> w{1, 2};
#ifdef BREAK
  lend::for_each(lend::zip(w, v), [](int& x, int& y) { y = x; });
#else
  lend::for_each(lend::zip(w, v), [](int& x, const int& y) { x = y; });
#endif
}
