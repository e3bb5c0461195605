// lend[guard] in source line
#include <lend/lend.hpp>

#include <utility>

int main() {
  lend::mutex<int> number(0);
  auto held = number.lock();
#ifdef BREAK
  auto elsewhere = std::move(held);
#else
  auto& elsewhere = held;
#endif
  return *elsewhere;
}
