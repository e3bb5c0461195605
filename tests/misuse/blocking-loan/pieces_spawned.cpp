// lend[blocking-loan]
#include <lend/lend.hpp>

#include <utility>
#include <vector>

void fill(lend::slice_mut<int> v, lend::slice<int> at) { v[0] = at[0]; }

int main() {
  std::vector<int> v{3, 1, 2};
  const std::vector<int> places{0, 1, 2};
  lend::scope(
      [](lend::scope_handle& s, lend::slice_mut<int> w, lend::slice<int> at) {
#ifdef BREAK
        s.spawn(fill, lend::pieces(w, at), at);
#else
        s.spawn(fill, std::move(w), at);
#endif
      },
      lend::mut(v), lend::shared(places));
}
