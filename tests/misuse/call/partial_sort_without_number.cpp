// lend[call]
// shows: write partial_sort(v, k) or partial_sort(v, k, less, args...)
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::partial_sort(v);
#else
  lend::partial_sort(v, 2);
#endif
}
