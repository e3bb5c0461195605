#include <lend/lend.hpp>

#include <atomic>
#include <vector>

int main() {
  std::vector<int> v(10'000);
  for (int i = 0; i < 10'000; ++i) v[static_cast<std::size_t>(i)] = i;
  std::atomic<int> even = 0;
  lend::for_each(
      v, [](int x, std::atomic<int>& count) { count += x % 2 == 0 ? 1 : 0; }, lend::shared(even));
  return even == 5'000 ? 0 : 1;
}
