// lend[call]
// shows: called_with<const int&, const int&>
#include <lend/lend.hpp>

#include <vector>

int main() {
  const std::vector<int> v{3, 1, 2};
#ifdef BREAK
  const auto order = lend::sorted_indices(v, [](int a) { return a % 3; });
#else
  const auto order = lend::sorted_indices(v, [](int a, int b) { return a % 3 < b % 3; });
#endif
  return static_cast<int>(order.data()[0]);
}
