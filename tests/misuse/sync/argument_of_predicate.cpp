// lend[sync]
#include <lend/lend.hpp>

#include <memory>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  [[maybe_unused]] std::unique_ptr<int> p;
  [[maybe_unused]] auto q = std::make_unique<const int>(4);
#ifdef BREAK
  return lend::any_of(
      v, [](int x, const std::unique_ptr<int>& n) { return x == ++*n; }, lend::shared(p));
#else
  return lend::any_of(
      v, [](int x, const std::unique_ptr<const int>& n) { return x == *n; }, lend::shared(q));
#endif
}
