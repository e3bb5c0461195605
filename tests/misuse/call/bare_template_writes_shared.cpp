// lend[call] in source line
// shows: LEND_FN
#include <lend/lend.hpp>

#include <vector>

template <class T>
void fill(lend::slice_mut<T> v) {
  v[0] = 1;
}

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::run(fill, lend::shared(v));
#else
  lend::run(fill, lend::mut(v));
#endif
}
