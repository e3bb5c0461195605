// clang: -Wdangling
#include <lend/lend.hpp>

int main() {
#ifdef BREAK
  const int& number = *lend::make_arc<int>(3);
#else
  const int number = *lend::make_arc<int>(3);
#endif
  return number;
}
