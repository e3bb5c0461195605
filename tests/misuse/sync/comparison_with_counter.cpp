// lend[sync]
#include <lend/lend.hpp>

#include <vector>

struct counting_less {
  mutable int calls = 0;
  bool operator()(int a, int b) const { return ++calls, a < b; }
};
struct less {
  bool falling = false;
  bool operator()(int a, int b) const { return falling ? b < a : a < b; }
};

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::sort(v, counting_less{});
#else
  lend::sort(v, less{});
#endif
}
