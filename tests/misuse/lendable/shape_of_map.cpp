// lend[lendable]
#include <lend/lend.hpp>

#include <map>
#include <vector>

int first(lend::grid<int> g) { return g(0, 0); }

int main() {
  std::map<int, int> m;
  std::vector<int> v(6);
#ifdef BREAK
  static_cast<void>(v);
  return lend::run(first, lend::shared(m, 0, 0));
#else
  static_cast<void>(m);
  return lend::run(first, lend::shared(v, 2, 3));
#endif
}
