// lend[no-capture]
#include <lend/lend.hpp>

#include <vector>

int main() {
  const std::vector<int> v{3, 1, 2};
  int width = 2;
#ifdef BREAK
  const auto all = lend::group_by(v, [width](int x) { return x / width; });
#else
  const auto all = lend::group_by(v, [](int x, int w) { return x / w; }, width);
#endif
  return all.size() == 2 ? 0 : 1;
}
