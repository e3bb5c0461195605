// lend[exclusive] in source line
#include <lend/lend.hpp>

#include <utility>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::run(
      [](lend::slice_mut<int> w) {
        lend::slice_mut<int> second = std::as_const(w);
        second[0] = 1;
      },
      lend::mut(v));
#else
  lend::run(
      [](lend::slice_mut<int> w) {
        const lend::slice_mut<int>& second = std::as_const(w);
        return second[0];
      },
      lend::mut(v));
#endif
}
