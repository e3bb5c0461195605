// lend[call]
// shows: called_with<const int&, const int&>
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::partial_sort(v, 1, [](int a) { return a > 2; });
#else
  lend::partial_sort(v, 1, [](int a, int b) { return a > b; });
#endif
}
