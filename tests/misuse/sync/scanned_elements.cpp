// lend[sync]
#include <lend/lend.hpp>

#include <vector>

struct cached {
  int n = 0;
  mutable int cache = 0;
};
struct plain {
  int n = 0;
};

int main() {
#ifdef BREAK
  std::vector<cached> v(3);
  lend::inclusive_scan(v, [](const cached& a, const cached& b) { return cached{a.n + b.n}; });
#else
  std::vector<plain> v(3);
  lend::inclusive_scan(v, [](const plain& a, const plain& b) { return plain{a.n + b.n}; });
#endif
}
