// lend[exclusive]
#include <lend/lend.hpp>

int main() {
  lend::keeper<int> k(0);
  lend::kept_mut<int> loan = k.mut();
#ifdef BREAK
  lend::run([](int& n) { ++n; }, loan);
#else
  lend::run([](int& n) { ++n; }, lend::mut(*loan));
  lend::run([](int& n) { ++n; }, std::move(loan));
#endif
}
