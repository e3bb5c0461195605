// lend[blocking-loan]
#include <lend/lend.hpp>

#include <utility>
#include <vector>

int first(lend::slice<int> v) { return v[0] - 3; }

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  auto kept = std::make_pair(lend::shared(v), 1);
  return kept.second;
#else
  return lend::run(first, lend::shared(v));
#endif
}
