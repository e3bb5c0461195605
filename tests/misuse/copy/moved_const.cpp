// lend[copy]
#include <lend/lend.hpp>

#include <vector>

int first(std::vector<int> v) { return v[0] - 3; }

int main() {
  const std::vector<int> v{3, 1, 2};
#ifdef BREAK
  return lend::run(first, std::move(v));
#else
  return lend::run(first, lend::copy(v));
#endif
}
