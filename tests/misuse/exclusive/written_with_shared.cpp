// lend[exclusive]
#include <lend/lend.hpp>

int main() {
  lend::rw_mutex<int> number(0);
#ifdef BREAK
  number.with_shared([](int& n) { n = 1; });
#else
  number.with([](int& n) { n = 1; });
#endif
}
