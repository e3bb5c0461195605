// lend[guard]
#include <lend/lend.hpp>

#include <utility>

int main() {
  lend::mutex<int> number(0);
  auto held = number.lock();
#ifdef BREAK
  return lend::scoped([](lend::guard<int>& g) { return *g; }, std::move(held)).join();
#else
  return lend::scoped([](int n) { return n; }, *held).join();
#endif
}
