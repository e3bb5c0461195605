// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

int first(const std::vector<int>& v) { return v[0] - 3; }

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  auto twin = lend::copy(v);
  return lend::run(first, std::move(twin));
#else
  return lend::run(first, lend::copy(v));
#endif
}
