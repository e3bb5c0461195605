// lend[no-capture]
#include <lend/lend.hpp>

#include <vector>

int main() {
  const std::vector<int> v{3, 1, 2};
  const int least = v.back() - 1;
#ifdef BREAK
  const std::vector<int> large =
      lend::par(v) | lend::filter([least](int x) { return x > least; }) | lend::to_vector;
#else
  const std::vector<int> large = lend::par(v) |
                                 lend::filter([](int x, int limit) { return x > limit; }, least) |
                                 lend::to_vector;
#endif
  return large.size() == 2 ? 0 : 1;
}
