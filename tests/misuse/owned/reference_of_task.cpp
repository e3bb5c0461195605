// lend[owned]
#include <lend/lend.hpp>

#include <vector>

int& front(std::vector<int>& v) { return v[0]; }
int first(std::vector<int>& v) { return v[0]; }

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::join(lend::task(front, lend::mut(v)), lend::task([] {}));
#else
  lend::join(lend::task(first, lend::mut(v)), lend::task([] {}));
#endif
}
