// lend[no-capture]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::run(
      [](lend::slice_mut<int> w) { lend::join(lend::task([&] { w[0] = 1; }), lend::task([] {})); },
      lend::mut(v));
#else
  lend::run(
      [](lend::slice_mut<int> w) {
        lend::join(lend::task([](lend::slice_mut<int> x) { x[0] = 1; }, lend::mut(w)),
                   lend::task([] {}));
      },
      lend::mut(v));
#endif
}
