// lend[sync]
// culprit: counting.calls: mutable int
#include <lend/lend.hpp>

#include <vector>

struct counting {
  mutable int calls;
  void operator()(int& x) const { x = ++calls; }
};
struct adding {
  int by;
  void operator()(int& x) const { x += by; }
};

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::for_each(v, counting{0});
#else
  lend::for_each(v, adding{1});
#endif
}
