// lend[sync]
#include <lend/lend.hpp>

#include <vector>

struct counting {
  mutable int calls;
  void operator()(lend::slice_mut<int> part) const { part[0] = calls++; }
};
struct setting {
  int to;
  void operator()(lend::slice_mut<int> part) const { part[0] = to; }
};

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::join(lend::split_at(1, v), counting{0});
#else
  lend::join(lend::split_at(1, v), setting{0});
#endif
}
