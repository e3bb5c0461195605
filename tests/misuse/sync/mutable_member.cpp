// lend[sync]
// culprit: cached.hits: mutable int
#include <lend/lend.hpp>

#include <vector>

struct cached {
  int value;
  mutable int hits;
};
struct plain {
  int value;
};

int main() {
  std::vector<int> v{3, 1, 2};
  cached c{1, 0};
  plain p{1};
#ifdef BREAK
  lend::for_each(v, [](int& x, const cached& of) { x = of.value + ++of.hits; }, lend::shared(c));
  static_cast<void>(p);
#else
  lend::for_each(v, [](int& x, const plain& of) { x = of.value; }, lend::shared(p));
  static_cast<void>(c);
#endif
}
