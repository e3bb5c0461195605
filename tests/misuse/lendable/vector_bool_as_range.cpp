// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<bool> bits(10);
  std::vector<char> bytes(10);
#ifdef BREAK
  lend::for_each(bits, [](bool b) { static_cast<void>(b); });
#else
  lend::for_each(bytes, [](char& b) { b = 1; });
#endif
}
