// lend[owned]
#include <lend/lend.hpp>

#include <utility>
#include <vector>

int& front(lend::slice_mut<int>) {
  static int number;
  return number;
}
int first(lend::slice_mut<int> v) { return v[0]; }

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::scope([](lend::scope_handle& s, lend::slice_mut<int> w) { s.spawn(front, std::move(w)); },
              lend::mut(v));
#else
  lend::scope([](lend::scope_handle& s, lend::slice_mut<int> w) { s.spawn(first, std::move(w)); },
              lend::mut(v));
#endif
}
