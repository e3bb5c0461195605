// lend[owned]
#include <lend/lend.hpp>

int main() {
  lend::mutex<int> number(0);
#ifdef BREAK
  return number.with([](int& n) -> int& { return n; });
#else
  return number.with([](int& n) -> int { return n; });
#endif
}
