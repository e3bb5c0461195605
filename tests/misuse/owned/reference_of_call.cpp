// lend[owned]
#include <lend/lend.hpp>

#include <vector>

int& front(std::vector<int>& v) { return v[0]; }
int first(std::vector<int>& v) { return v[0]; }

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::call(front, lend::mut(v)) = 1;
#else
  lend::call(first, lend::mut(v));
#endif
}
