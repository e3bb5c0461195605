// lend[sync]
#include <lend/lend.hpp>

#include <vector>

struct every_other {
  mutable int calls = 0;
  bool operator()(int /*x*/) const { return ++calls % 2 == 0; }
};
struct above {
  int limit = 0;
  bool operator()(int x) const { return x > limit; }
};

int main() {
  const std::vector<int> v{3, 1, 2};
#ifdef BREAK
  return lend::find_if(v, every_other{}).has_value();
#else
  return lend::find_if(v, above{2}).has_value();
#endif
}
