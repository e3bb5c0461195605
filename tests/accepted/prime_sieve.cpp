#include <lend/lend.hpp>

#include <algorithm>
#include <cstddef>
#include <vector>

std::vector<std::size_t> small_primes(std::size_t limit) {
  std::vector<std::size_t> primes;
  for (std::size_t n = 2; n * n <= limit; ++n) {
    if (std::ranges::none_of(primes, [=](std::size_t p) { return n % p == 0; }))
      primes.push_back(n);
  }
  return primes;
}

int main() {
  const std::size_t limit = 100'000;
  const std::size_t length = 4'096;
  const std::vector<std::size_t> primes = small_primes(limit);
  std::vector<char> composite(limit);

  lend::for_each(
      lend::enumerate(lend::chunks(composite, length)),
      [](std::size_t chunk, lend::slice_mut<char> part, lend::slice<std::size_t> small,
         std::size_t size) {
        const std::size_t begin = chunk * size;
        for (const std::size_t p : small) {
          std::size_t first = std::max(p * p, (begin + p - 1) / p * p);
          for (; first < begin + part.size(); first += p) part[first - begin] = 1;
        }
      },
      lend::shared(primes), length);

  const auto count = std::count(composite.begin() + 2, composite.end(), 0);
  return count == 9'592 ? 0 : 1;
}
