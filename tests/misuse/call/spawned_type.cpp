// lend[call]
// shows: called_with<lend::slice_mut<int>, int>
#include <lend/lend.hpp>

#include <vector>

void fill(lend::slice_mut<int> v, lend::slice_mut<int> w) { v[0] = w[0]; }
void set(lend::slice_mut<int> v, int n) { v[0] = n; }

int main() {
  std::vector<int> v{3, 1, 2};
  lend::scope(
      [](lend::scope_handle& s, lend::slice_mut<int> w) {
#ifdef BREAK
        s.spawn(fill, std::move(w), 3);
#else
        s.spawn(set, std::move(w), 3);
#endif
      },
      lend::mut(v));
}
