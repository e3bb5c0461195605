// lend[sync]
#include <lend/lend.hpp>

#include <memory>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  auto p = std::make_unique<int>(1);
  auto q = std::make_unique<const int>(1);
#ifdef BREAK
  lend::for_each(v, [](int& x, const std::unique_ptr<int>& of) { x = ++*of; }, lend::shared(p));
  static_cast<void>(q);
#else
  lend::for_each(v, [](int& x, const std::unique_ptr<const int>& of) { x = *of; }, lend::shared(q));
  static_cast<void>(p);
#endif
}
