// lend[owned]
#include <lend/lend.hpp>

#include <vector>

void fill(lend::slice_mut<int> v) { v[0] = 1; }

int main() {
  std::vector<int> v{3, 1, 2};
  lend::call(
      [](lend::slice_mut<int> part) {
#ifdef BREAK
        auto guard = lend::spawn(fill, std::move(part));
#else
        lend::run(fill, std::move(part));
#endif
      },
      lend::mut(v));
}
