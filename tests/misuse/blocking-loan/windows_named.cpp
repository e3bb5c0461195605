// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

void look(lend::slice<int>) {}

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  auto parts = lend::windows(v, 2);
  lend::for_each(parts, look);
#else
  lend::for_each(lend::windows(v, 2), look);
#endif
}
