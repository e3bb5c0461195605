// lend[call]
// shows: called_with<lend::slice_mut<int>, lend::slice_mut<int>>
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::call(lend::split_at(1, v), [](lend::slice_mut<int> front) { front[0] = 1; });
#else
  lend::call(lend::split_at(1, v),
             [](lend::slice_mut<int> front, lend::slice_mut<int> back) { front[0] = back[0]; });
#endif
}
