// lend[sync]
#include <lend/lend.hpp>

#include <vector>

struct counting {
  mutable int calls;
  int operator()(int a, int b) const { return ++calls, a + b; }
};
struct adding {
  int twice;
  int operator()(int a, int b) const { return a + b + twice; }
};

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  return lend::reduce(v, -6, counting{0});
#else
  return lend::reduce(v, -6, adding{0});
#endif
}
