// lend[exclusive]
#include <lend/lend.hpp>

#include <vector>

int main() {
  const std::vector<int> v{3, 1, 2};
  std::vector<int> found(v.size());
#ifdef BREAK
  lend::for_each(v, [](int x, std::vector<int>& all) { all.push_back(x); }, lend::mut(found));
#else
  lend::transform(v, found, [](int x) { return x; });
#endif
}
