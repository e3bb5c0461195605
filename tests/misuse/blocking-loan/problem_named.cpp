// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  auto problem = lend::mut(v);
  lend::divide_and_conquer(
      problem, [](const auto&) { return true; }, [](lend::slice_mut<int> w) { w[0] = 1; },
      [](lend::slice_mut<int> w) { return std::move(w).split_at(1); });
#else
  lend::divide_and_conquer(
      lend::mut(v), [](const auto&) { return true; }, [](lend::slice_mut<int> w) { w[0] = 1; },
      [](lend::slice_mut<int> w) { return std::move(w).split_at(1); });
#endif
}
