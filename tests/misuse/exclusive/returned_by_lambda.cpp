// lend[exclusive] in source line
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::run(
      [](lend::slice_mut<int> w) {
        auto again = [&] { return w; };
        again()[0] = 1;
      },
      lend::mut(v));
#else
  lend::run(
      [](lend::slice_mut<int> w) {
        auto once = [&] { return std::move(w); };
        once()[0] = 1;
      },
      lend::mut(v));
#endif
}
