// lend[call]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::for_each(v, lend::options{.grain = 2}, [](int& x) { ++x; });
#else
  lend::for_each(lend::options{.grain = 2}, v, [](int& x) { ++x; });
#endif
}
