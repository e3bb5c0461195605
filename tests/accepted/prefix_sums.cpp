#include <lend/lend.hpp>

#include <numeric>
#include <vector>

int main() {
  std::vector<long> v(10'000, 1);
  const std::size_t length = 1'000;
  lend::for_each(lend::chunks(v, length), [](lend::slice_mut<long> part) {
    std::partial_sum(part.begin(), part.end(), part.begin());
  });
  std::vector<long> before{0};
  for (std::size_t i = length - 1; i + 1 < v.size(); i += length) {
    before.push_back(before.back() + v[i]);
  }
  lend::for_each(lend::zip(lend::chunks(v, length), before),
                 [](lend::slice_mut<long> part, long offset) {
                   for (long& x : part) x += offset;
                 });
  for (std::size_t i = 0; i < v.size(); ++i) {
    if (v[i] != static_cast<long>(i) + 1) return 1;
  }
  return 0;
}
