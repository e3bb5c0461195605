// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

int main() {
  [[maybe_unused]] std::vector<bool> bits(3);
  [[maybe_unused]] std::vector<char> bytes(3);
#ifdef BREAK
  lend::for_each(lend::chunks(bits, 2), [](auto part) { part[0] = true; });
#else
  lend::for_each(lend::chunks(bytes, 2), [](auto part) { part[0] = 1; });
#endif
}
