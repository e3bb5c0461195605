// lend[call]
// shows: write nth_element(v, k) or nth_element(v, k, less, args...)
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::nth_element(v, [](int a, int b) { return a > b; });
#else
  lend::nth_element(v, 1, [](int a, int b) { return a > b; });
#endif
}
