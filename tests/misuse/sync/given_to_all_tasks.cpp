// lend[sync]
#include <lend/lend.hpp>

#include <memory>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::for_each(
      v, [](int& x, const std::unique_ptr<int>& p) { x = ++*p; }, std::make_unique<int>(1));
#else
  lend::for_each(
      v, [](int& x, const std::unique_ptr<const int>& p) { x = *p; },
      std::make_unique<const int>(1));
#endif
}
