// lend[call]
// shows: called_with<const int&>
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  return lend::find_if(v, [](int x, int y) { return x > y; }).has_value();
#else
  return lend::find_if(v, [](int x, int y) { return x > y; }, 2).has_value();
#endif
}
