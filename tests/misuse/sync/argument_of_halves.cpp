// lend[sync]
#include <lend/lend.hpp>

#include <memory>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  [[maybe_unused]] std::unique_ptr<int> p;
  [[maybe_unused]] auto q = std::make_unique<const int>(4);
#ifdef BREAK
  lend::join(
      lend::split_at(1, v),
      [](lend::slice_mut<int> part, const std::unique_ptr<int>& n) { part[0] = ++*n; },
      lend::shared(p));
#else
  lend::join(
      lend::split_at(1, v),
      [](lend::slice_mut<int> part, const std::unique_ptr<const int>& n) { part[0] = *n; },
      lend::shared(q));
#endif
}
