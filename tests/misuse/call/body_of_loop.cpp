// lend[call] in source line
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::for_each(v, [](auto& x) { x.grow(); });  // lend[call]
#else
  lend::for_each(v, [](auto& x) { ++x; });
#endif
}
