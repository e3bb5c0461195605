// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

auto cut(std::vector<int>& v) {
#ifdef BREAK
  auto loan = lend::shared(v);
  return loan;
#else
  lend::run([](lend::slice<int> of) { return of[0]; }, lend::shared(v));
#endif
}

int main() {
  std::vector<int> v{3, 1, 2};
  static_cast<void>(cut(v));
}
