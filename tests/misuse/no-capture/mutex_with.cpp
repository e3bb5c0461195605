// lend[no-capture]
#include <lend/lend.hpp>

int main() {
  lend::mutex<int> number(0);
  int more = 1;
#ifdef BREAK
  return number.with([more](int& n) { return n + more; });
#else
  return number.with([](int& n, int m) { return n + m; }, more);
#endif
}
