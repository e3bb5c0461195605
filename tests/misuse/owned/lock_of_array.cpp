// lend[owned]
#include <lend/lend.hpp>

#include <array>

int main() {
#ifdef BREAK
  lend::mutex<int[3]> numbers;
#else
  lend::mutex<std::array<int, 3>> numbers;
#endif
  return static_cast<int>(numbers.is_poisoned());
}
