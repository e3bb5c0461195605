// lend[guard]
#include <lend/lend.hpp>

#include <utility>

int main() {
  lend::mutex<int> number(3);
#ifdef BREAK
  const auto held = std::move(number).try_lock(lend::even_poisoned);
#else
  const auto held = number.try_lock(lend::even_poisoned);
#endif
  return held.has_value() ? 0 : 1;
}
