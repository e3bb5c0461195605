// lend[call] in source line
// shows: LEND_FN
#include <lend/lend.hpp>

#include <vector>

template <class T>
T sum_of(lend::slice_mut<T> v) {
  return v[0];
}

int main() {
  std::vector<int> v{3, 1, 2};
  lend::scope(
      [](lend::scope_handle& s, lend::slice_mut<int> w) {
#ifdef BREAK
        auto sum = s.spawn(sum_of, std::move(w));
#else
        auto sum = s.spawn(LEND_FN(sum_of), std::move(w));
#endif
        static_cast<void>(sum);
      },
      lend::mut(v));
}
