// lend[call]
// shows: called_with<lend::slice_mut<double>>
#include <lend/lend.hpp>

#include <concepts>
#include <vector>

int main() {
  std::vector<double> v{3, 1, 2};
  std::vector<int> w{3, 1, 2};
  const auto fill = []<std::integral T>(lend::slice_mut<T> s) { s[0] = 1; };
#ifdef BREAK
  lend::run(fill, lend::mut(v));
  static_cast<void>(w);
#else
  lend::run(fill, lend::mut(w));
  static_cast<void>(v);
#endif
}
