// lend[owned]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  auto kept = lend::scope(
      [](lend::scope_handle& s, lend::slice_mut<int> w) {
        auto task = s.spawn([](lend::slice_mut<int> x) { return x; }, std::move(w));
        return task.join();
      },
      lend::mut(v));
  return kept[0] - 3;
#else
  auto kept = lend::scope(
      [](lend::scope_handle& s, lend::slice_mut<int> w) {
        auto task = s.spawn([](lend::slice_mut<int> x) { return x; }, std::move(w));
        return task.join()[0];
      },
      lend::mut(v));
  return kept - 3;
#endif
}
