// lend[lendable]
#include <lend/lend.hpp>

#include <map>

int main() {
  std::map<int, int> m{{1, 2}};
#ifdef BREAK
  lend::for_each(m, [](auto&) {});
#else
  lend::run([](std::map<int, int>& w) { w.clear(); }, lend::mut(m));
#endif
}
