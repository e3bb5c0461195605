// lend[call]
#include <lend/lend.hpp>

#include <chrono>

int main() {
  lend::mutex<int> number(1);
  auto held = number.lock();
#ifdef BREAK
  held.wait_for(std::chrono::milliseconds(1), [](const int&) {});
#else
  held.wait_for(std::chrono::milliseconds(1), [](const int& n) { return n == 1; });
#endif
}
