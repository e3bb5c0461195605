// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

#ifdef BREAK
auto made(std::vector<int>& v) { return lend::chunks(v, 2); }
#else
void used(std::vector<int>& v) {
  lend::for_each(lend::chunks(v, 2), [](lend::slice_mut<int> part) { part[0] = 1; });
}
#endif

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::for_each(made(v), [](lend::slice_mut<int> part) { part[0] = 1; });
#else
  used(v);
#endif
}
