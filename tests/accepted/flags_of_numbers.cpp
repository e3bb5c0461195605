#include <lend/lend.hpp>

#include <bitset>
#include <vector>

int main() {
  const std::vector<unsigned> numbers{0, 1, 3, 255};
  std::vector<std::bitset<8>> bits(numbers.size());
  lend::transform(numbers, bits, [](unsigned n) { return std::bitset<8>(n); });
  std::vector<char> even(numbers.size());
  lend::transform(numbers, even, [](unsigned n) { return n % 2 == 0; });
  return bits[3].all() && bits[2].count() == 2 && even[0] == 1 && even[1] == 0 ? 0 : 1;
}
