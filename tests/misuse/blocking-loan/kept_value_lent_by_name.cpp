// lend[blocking-loan]
#include <lend/lend.hpp>

int main() {
  lend::keeper<int> k(0);
#ifdef BREAK
  auto loan = lend::mut(*k);
  lend::run([](int& n) { ++n; }, std::move(loan));
#else
  auto loan = k.mut();
  lend::run([](int& n) { ++n; }, std::move(loan));
#endif
}
