// lend[no-capture]
#include <lend/lend.hpp>

#include <vector>

int main() {
#ifdef BREAK
  lend::run([&] {});
#else
  lend::run([] {});
#endif
}
