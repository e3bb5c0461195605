// lend[exclusive]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  const lend::options how{.grain = 2};
#ifdef BREAK
  lend::for_each(how, std::as_const(v), [](int& x) { x = 1; });
#else
  lend::for_each(how, v, [](int& x) { x = 1; });
#endif
}
