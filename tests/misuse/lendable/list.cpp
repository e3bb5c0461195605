// lend[lendable]
#include <lend/lend.hpp>

#include <list>
#include <vector>

int main() {
  std::list<int> l{3, 1, 2};
#ifdef BREAK
  lend::for_each(l, [](int& x) { x = 0; });
#else
  std::vector<int> v(l.begin(), l.end());
  lend::for_each(v, [](int& x) { x = 0; });
#endif
}
