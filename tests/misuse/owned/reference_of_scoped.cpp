// lend[owned]
#include <lend/lend.hpp>

#include <vector>

int& front(std::vector<int>& v) { return v[0]; }
int first(std::vector<int>& v) { return v[0]; }

int main() {
  lend::keeper<std::vector<int>> k(std::vector<int>{3, 1, 2});
#ifdef BREAK
  auto guard = lend::scoped(front, k.mut());
#else
  auto guard = lend::scoped(first, k.mut());
#endif
}
