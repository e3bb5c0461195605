// lend[send]
#include <lend/lend.hpp>

#include <vector>

struct adds_to {
  int* sum;
  void operator()(int x) const { *sum += x; }
};
struct adds {
  int by;
  void operator()(int& x) const { x += by; }
};

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  int sum = 0;
  lend::for_each(v, adds_to{&sum});
#else
  lend::for_each(v, adds{1});
#endif
}
