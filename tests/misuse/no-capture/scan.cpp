// lend[no-capture]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  int most = 5;
#ifdef BREAK
  lend::inclusive_scan(v, [&](int a, int b) { return a + b < most ? a + b : most; });
#else
  lend::inclusive_scan(
      v, [](int a, int b, int limit) { return a + b < limit ? a + b : limit; }, most);
#endif
}
