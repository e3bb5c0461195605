// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  auto loan = lend::shared(v);
  auto again = loan;
#else
  lend::run([](lend::slice<int> of) { return of[0]; }, lend::shared(v));
#endif
}
