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
        std::array<lend::slice_mut<int>, 1> parts{std::move(w)};
        for (auto part : parts) part[0] = 1;
      },
      lend::mut(v));
#else
  lend::run(
      [](lend::slice_mut<int> w) {
        std::array<lend::slice_mut<int>, 1> parts{std::move(w)};
        for (auto& part : parts) part[0] = 1;
      },
      lend::mut(v));
#endif
}
