// lend[no-capture]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  int least = 2;
#ifdef BREAK
  return lend::remove_if(v, [&](int x) { return x < least; }) == 1;
#else
  return lend::remove_if(v, [](int x, int limit) { return x < limit; }, least) == 1;
#endif
}
