// lend[no-capture]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  int n = 1;
  auto [a, b] = lend::join(lend::task([&] { return n; }), lend::task([] { return 2; }));
  static_cast<void>(b);
  static_cast<void>(a);
#else
  auto [a, b] = lend::join(lend::task([] { return 1; }), lend::task([] { return 2; }));
  static_cast<void>(b);
  return a - 1;
#endif
}
