// lend[owned] in source line
#include <lend/lend.hpp>

int main() {
  lend::rw_mutex<int> number(3);
  lend::rw_mutex<int> other(4);
#ifdef BREAK
  other = number;
#else
  other.with([](int& n) { n = 3; });
#endif
  return static_cast<int>(number.is_poisoned());
}
