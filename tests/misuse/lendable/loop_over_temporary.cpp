// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

int main() {
#ifdef BREAK
  lend::for_each(std::vector<int>{1, 2}, [](int& x) { x = 0; });
#else
  std::vector<int> v{1, 2};
  lend::for_each(v, [](int& x) { x = 0; });
#endif
}
