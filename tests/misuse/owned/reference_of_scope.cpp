// lend[owned]
#include <lend/lend.hpp>

#include <vector>

int& front(lend::scope_handle&, std::vector<int>& v) { return v[0]; }
int first(lend::scope_handle&, std::vector<int>& v) { return v[0]; }

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::scope(front, lend::mut(v)) = 1;
#else
  lend::scope(first, lend::mut(v));
#endif
}
