// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  std::vector<int> w{1, 2, 3};
#ifdef BREAK
  auto parts = lend::zip(v, w);
  auto again = parts;
#else
  lend::for_each(lend::zip(v, w), [](int& a, int& b) { a = b; });
#endif
}
