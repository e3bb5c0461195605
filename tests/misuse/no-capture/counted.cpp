// lend[no-capture]
#include <lend/lend.hpp>

#include <vector>

int main() {
  const std::vector<int> v{3, 1, 2};
  int limit = 2;
#ifdef BREAK
  return lend::count_if(v, [&limit](int x) { return x < limit; }) == 1 ? 0 : 1;
#else
  return lend::count_if(v, [](int x, int below) { return x < below; }, limit) == 1 ? 0 : 1;
#endif
}
