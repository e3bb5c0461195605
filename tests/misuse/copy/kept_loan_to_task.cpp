// lend[copy]
#include <lend/lend.hpp>

int main() {
  lend::keeper<int> k(0);
  lend::kept<int> loan = k.shared();
#ifdef BREAK
  return lend::run([](lend::kept<int> n) { return *n; }, loan);
#else
  return lend::run([](lend::kept<int> n) { return *n; }, lend::copy(loan)) +
         lend::run([](const int& n) { return n; }, lend::shared(*loan));
#endif
}
