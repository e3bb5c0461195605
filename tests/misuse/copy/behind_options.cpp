// lend[copy]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  std::vector<int> w(3);
  const std::vector<int> table{1, 2, 3};
  const auto look_up = [](int i, lend::slice<int> t) { return t[static_cast<std::size_t>(i - 1)]; };
#ifdef BREAK
  lend::transform(lend::options{}, v, w, look_up, table);
#else
  lend::transform(lend::options{}, v, w, look_up, lend::shared(table));
#endif
}
