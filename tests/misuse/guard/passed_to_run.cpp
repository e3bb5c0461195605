// lend[guard]
#include <lend/lend.hpp>

#include <utility>

int main() {
  lend::mutex<int> number(0);
  auto held = number.lock();
#ifdef BREAK
  lend::run([](lend::guard<int>& g) { *g = 1; }, std::move(held));
#else
  lend::run([](int& n) { n = 1; }, lend::mut(held));
#endif
}
