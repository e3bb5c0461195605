// lend[call]
// shows: write for_each(v, f, args...)
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::for_each(v);
#else
  lend::for_each(v, [](int& x) { ++x; });
#endif
}
