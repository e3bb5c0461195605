// lend[owned]
#include <lend/lend.hpp>

#include <vector>

int& front(lend::slice_mut<int>) {
  static int number;
  return number;
}
int first(lend::slice_mut<int> v) { return v[0]; }

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::join(lend::split_at(1, v), front);
#else
  lend::join(lend::split_at(1, v), first);
#endif
}
