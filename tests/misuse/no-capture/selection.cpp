// lend[no-capture]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  bool up = true;
#ifdef BREAK
  lend::partial_sort(v, 2, [&](int a, int b) { return up ? a < b : b < a; });
#else
  lend::partial_sort(v, 2, [](int a, int b, bool rises) { return rises ? a < b : b < a; }, up);
#endif
}
