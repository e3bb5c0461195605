#include <lend/lend.hpp>

#include <numeric>
#include <vector>

int main() {
  const std::vector<unsigned> v{84, 126, 210, 42'000};
  const unsigned divisor = lend::reduce(v, 0U, std::gcd<unsigned, unsigned>);
  return divisor == 42 ? 0 : 1;
}
