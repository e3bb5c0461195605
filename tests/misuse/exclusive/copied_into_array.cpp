// lend[exclusive] in source line
#include <lend/lend.hpp>

#include <array>
#include <utility>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::run(
      [](lend::slice_mut<int> w) {
        std::array<lend::slice_mut<int>, 1> kept{w};
        kept[0][0] = 1;
      },
      lend::mut(v));
#else
  lend::run(
      [](lend::slice_mut<int> w) {
        std::array<lend::slice_mut<int>, 1> kept{std::move(w)};
        kept[0][0] = 1;
      },
      lend::mut(v));
#endif
}
