// lend[call]
#include <lend/lend.hpp>

#include <vector>

struct color {
  int red;
};

int main() {
  const std::vector<int> v{3, 1, 3};
#ifdef BREAK
  const auto all = lend::group_by(v, [](int x) { return color{x}; });
#else
  const auto all = lend::group_by(v, [](int x) { return color{x}.red; });
#endif
  return all.size() == 2 ? 0 : 1;
}
