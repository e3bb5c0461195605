// lend[exclusive]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  return lend::none_of(v, [](int& x) { return ++x > 3; });
#else
  return lend::none_of(v, [](const int& x) { return x > 3; });
#endif
}
