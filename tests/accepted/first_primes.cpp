#include <lend/lend.hpp>

#include <vector>

bool is_prime(int n) {
  for (int d = 2; d * d <= n; ++d) {
    if (n % d == 0) return false;
  }
  return n > 1;
}

int main() {
  const std::vector<int> primes =
      lend::par(0, 1'000'000) | lend::filter(is_prime) | lend::take(1'000) | lend::to_vector;
  return primes.size() == 1'000 && primes.back() == 7919 ? 0 : 1;
}
