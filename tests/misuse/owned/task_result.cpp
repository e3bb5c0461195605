// lend[owned]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  auto [kept, done] = lend::join(lend::task([](lend::slice_mut<int> w) { return w; }, lend::mut(v)),
                                 lend::task([] {}));
  static_cast<void>(done);
  static_cast<void>(kept);
#else
  auto [kept, done] = lend::join(
      lend::task([](lend::slice_mut<int> w) { return w[0]; }, lend::mut(v)), lend::task([] {}));
  static_cast<void>(done);
  return kept - 3;
#endif
}
