// lend[call] in source line
// shows: LEND_FN
#include <lend/lend.hpp>

#include <vector>

template <class T>
T first(lend::slice<T> v) {
  return v[0];
}

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  return lend::run(first, lend::shared(v)) - 3;
#else
  return lend::run(LEND_FN(first), lend::shared(v)) - 3;
#endif
}
