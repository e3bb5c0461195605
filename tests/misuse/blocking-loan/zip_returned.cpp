// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

auto pairs(std::vector<int>& v, std::vector<int>& w) {
#ifdef BREAK
  auto both = lend::zip(v, lend::windows(w, 1));
  return both;
#else
  lend::for_each(lend::zip(v, lend::windows(w, 1)), [](int& x, lend::slice<int> y) { x = y[0]; });
#endif
}

int main() {
  std::vector<int> v{3, 1, 2};
  std::vector<int> w{1, 2, 3};
#ifdef BREAK
  static_cast<void>(pairs(v, w));
#else
  pairs(v, w);
#endif
}
