// lend[copy]
#include <lend/lend.hpp>

int main() {
  const int a[3] = {1, 2, 3};
#ifdef BREAK
  lend::run([](lend::slice<int>) {}, lend::copy(a));
#else
  lend::run([](lend::slice<int>) {}, lend::shared(a));
#endif
}
