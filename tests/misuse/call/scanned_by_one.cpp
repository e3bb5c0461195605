// lend[call]
// shows: called_with<int, const int&>
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::inclusive_scan(v, [](int x) { return x; });
#else
  lend::inclusive_scan(v, [](int sum, int x) { return sum + x; });
#endif
}
