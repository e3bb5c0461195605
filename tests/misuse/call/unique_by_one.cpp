// lend[call]
// shows: called_with<const int&, const int&>
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  return static_cast<int>(lend::unique(v, [](int x) { return x > 0; })) - 3;
#else
  return static_cast<int>(lend::unique(v, [](int a, int b) { return a == b; })) - 3;
#endif
}
