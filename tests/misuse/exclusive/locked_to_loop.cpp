// lend[exclusive]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v(10);
  lend::mutex<int> number(0);
  auto held = number.lock();
#ifdef BREAK
  lend::for_each(v, [](int& x, int& n) { x = n; }, lend::mut(held));
#else
  lend::for_each(v, [](int& x, const int& n) { x = n; }, lend::shared(held));
#endif
}
