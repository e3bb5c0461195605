// lend[lendable]
#include <lend/lend.hpp>

#include <array>
#include <vector>

void flip(bool& b) { b = !b; }

int main() {
  std::vector<bool> bits(3);
  std::array<bool, 3> bytes{};
#ifdef BREAK
  lend::run(flip, lend::mut(bits[0]));
  static_cast<void>(bytes);
#else
  lend::run(flip, lend::mut(bytes[0]));
#endif
}
