// lend[sync]
#include <lend/lend.hpp>

#include <vector>

struct cached {
#ifdef BREAK
  mutable int last;
#else
  int last;
#endif
};

int main() {
  std::vector<int> v(10);
  const lend::arc<cached> a = lend::make_arc<cached>(0);
  lend::for_each(v, [](int& x, const lend::arc<cached>& c) { x = c->last; }, lend::shared(a));
}
