// lend[call]
#include <lend/lend.hpp>

#include <vector>

int main() {
  const std::vector<bool> bits(3);
#ifdef BREAK
  lend::run([](lend::slice<bool> b) { return b[0]; }, lend::shared(bits));
#else
  lend::run([](const std::vector<bool>& b) { return b[0]; }, lend::shared(bits));
#endif
}
