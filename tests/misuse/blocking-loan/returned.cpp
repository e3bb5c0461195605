// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

void fill(lend::slice_mut<int> v) { v[0] = 1; }
auto make(std::vector<int>& v) {
#ifdef BREAK
  auto loan = lend::mut(v);
  return loan;
#else
  return v.size();
#endif
}

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  static_cast<void>(make(v));
#else
  return static_cast<int>(make(v)) - 3;
#endif
}
