// lend[send]
#include <lend/lend.hpp>

#include <vector>

struct adds_to {
  int& sum;
  void operator()(int x) const { sum += x; }
};
struct adds {
  int by;
  void operator()(int& x) const { x += by; }
};

int main() {
  std::vector<int> v{3, 1, 2};
  int n = 0;
#ifdef BREAK
  lend::for_each(v, adds_to{n});
#else
  lend::for_each(v, adds{n});
#endif
}
