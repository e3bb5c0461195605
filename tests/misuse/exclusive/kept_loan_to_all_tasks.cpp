// lend[exclusive]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v(10);
  lend::keeper<int> k(0);
#ifdef BREAK
  lend::for_each(v, [](int& x, const int& n) { x = n; }, k.mut());
#else
  lend::for_each(v, [](int& x, const int& n) { x = n; }, k.shared());
#endif
}
