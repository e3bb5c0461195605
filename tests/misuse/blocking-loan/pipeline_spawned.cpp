// lend[blocking-loan]
#include <lend/lend.hpp>

#include <utility>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  lend::scope(
      [](lend::scope_handle& s, lend::slice_mut<int> all) {
#ifdef BREAK
        s.spawn([](auto some) { (void)some; }, lend::par(all));
#else
        s.spawn(
            [](lend::slice_mut<int> some) {
              lend::par(some) | lend::for_each([](int& x) { ++x; });
            },
            std::move(all));
#endif
      },
      lend::mut(v));
}
