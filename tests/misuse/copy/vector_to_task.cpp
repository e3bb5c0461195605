// lend[copy]
#include <lend/lend.hpp>

#include <vector>

int first(std::vector<int> v) { return v[0] - 3; }

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::join(lend::task(first, v), lend::task([] {}));
#else
  lend::join(lend::task(first, std::move(v)), lend::task([] {}));
#endif
}
