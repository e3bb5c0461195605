// lend[guard]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v(10);
  lend::mutex<int> number(0);
  auto held = number.lock();
#ifdef BREAK
  lend::for_each(v, [](int& x, lend::guard<int>& g) { x = *g; }, held);
#else
  lend::for_each(v, [](int& x, int n) { x = n; }, *held);
#endif
}
