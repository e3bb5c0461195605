// lend[guard] in source line
#include <lend/lend.hpp>

#include <utility>

int main() {
  lend::mutex<int> number(0);
  auto held = number.lock();
#ifdef BREAK
  const auto later = [g = std::move(held)] {};
#else
  const auto now = [&held] { *held = 1; };
  now();
#endif
}
