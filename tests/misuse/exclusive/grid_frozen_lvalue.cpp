// lend[exclusive] in source line
#include <lend/lend.hpp>

#include <vector>

int main() {
  lend::matrix<int> v(2, 2);
  lend::run(
      [](lend::grid_mut<int> v) {
#ifdef BREAK
        const auto s = v.freeze();
        v(0, 0) = s(1, 1);
#else
        const auto s = std::move(v).freeze();
        static_cast<void>(s(1, 1));
#endif
      },
      lend::mut(v));
}
