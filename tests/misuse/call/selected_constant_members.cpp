// lend[call]
#include <lend/lend.hpp>

#include <vector>

struct fixed {
  const int key;
};
struct loose {
  int key;
};

int main() {
  std::vector<fixed> v;
  std::vector<loose> w;
#ifdef BREAK
  lend::nth_element(v, 0, [](const fixed& a, const fixed& b) { return a.key < b.key; });
  static_cast<void>(w);
#else
  lend::nth_element(w, 0, [](const loose& a, const loose& b) { return a.key < b.key; });
  static_cast<void>(v);
#endif
}
