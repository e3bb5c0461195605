// lend[call]
// shows: called_with<const int&, const int&>
#include <lend/lend.hpp>

#include <vector>

int main() {
  const std::vector<int> v{3, 1, 2};
  const std::vector<int> w{3, 2, 1};
#ifdef BREAK
  return lend::count_if(lend::zip(v, w), [](int a) { return a > 2; }) == 1 ? 0 : 1;
#else
  return lend::count_if(lend::zip(v, w), [](int a, int b) { return a == b; }) == 1 ? 0 : 1;
#endif
}
