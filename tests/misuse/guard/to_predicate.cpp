// lend[guard]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  lend::mutex<int> number(0);
  auto held = number.lock();
#ifdef BREAK
  return lend::any_of(v, [](int x, lend::guard<int>& g) { return x == *g; }, held);
#else
  return lend::any_of(v, [](int x, int n) { return x == n; }, *held);
#endif
}
