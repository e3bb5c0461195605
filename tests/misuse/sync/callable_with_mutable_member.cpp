// lend[sync]
#include <lend/lend.hpp>

#include <vector>

struct counting {
  mutable int calls;
  void operator()(int& x) const { x = ++calls; }
};

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::for_each(v, counting{0});
#else
  lend::call(counting{0}, lend::mut(v[0]));
#endif
}
