// lend[call]
#include <lend/lend.hpp>

#include <vector>

struct fixed {
  const int value;
};
struct loose {
  int value;
};

int main() {
  std::vector<fixed> v{{1}, {2}};
  std::vector<loose> w{{1}, {2}};
#ifdef BREAK
  lend::reverse(v);
#endif
  lend::reverse(w);
  return v[0].value;
}
