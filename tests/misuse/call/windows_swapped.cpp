// lend[call]
// shows: write windows(v, n)
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::for_each(lend::windows(2, v), [](lend::slice<int>) {});
#else
  lend::for_each(lend::windows(v, 2), [](lend::slice<int>) {});
#endif
}
