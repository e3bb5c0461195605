// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

int main() {
  [[maybe_unused]] std::vector<bool> bits(3);
  [[maybe_unused]] std::vector<char> bytes(3);
#ifdef BREAK
  lend::join(lend::split_at(1, bits), [](auto part) { part[0] = true; });
#else
  lend::join(lend::split_at(1, bytes), [](auto part) { part[0] = 1; });
#endif
}
