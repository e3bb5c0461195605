// lend[owned] in source line
#include <lend/lend.hpp>

#include <utility>

int main() {
  lend::mutex<int> number(3);
#ifdef BREAK
  auto other = std::move(number);
#else
  auto& other = number;
#endif
  return static_cast<int>(other.is_poisoned());
}
