// lend[owned]
#include <lend/lend.hpp>

#include <utility>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  auto kept =
      lend::run([](lend::slice_mut<int> w) { return std::move(w).split_at(1); }, lend::mut(v));
  return kept.first[0] - 3;
#else
  auto kept = lend::run([](lend::slice_mut<int> w) { return std::pair(w[0], w[1]); }, lend::mut(v));
  return kept.first - 3;
#endif
}
