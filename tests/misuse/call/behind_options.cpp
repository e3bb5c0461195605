// lend[call]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::sort(lend::options{.grain = 2}, v, [](int a, int b, int c) { return a + c < b; });
#else
  lend::sort(lend::options{.grain = 2}, v, [](int a, int b, int c) { return a + c < b; }, 1);
#endif
}
