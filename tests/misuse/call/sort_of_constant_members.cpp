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
  lend::sort(v, [](const fixed& a, const fixed& b) { return a.key < b.key; });
  static_cast<void>(w);
#else
  lend::sort(w, [](const loose& a, const loose& b) { return a.key < b.key; });
  static_cast<void>(v);
#endif
}
