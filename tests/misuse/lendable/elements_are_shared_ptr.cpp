// lend[lendable]
#include <lend/lend.hpp>

#include <memory>
#include <vector>

int main() {
  auto counted = std::make_shared<int>(1);
#ifdef BREAK
  const std::vector<std::shared_ptr<int>> all(3, counted);
  lend::for_each(all, [](const std::shared_ptr<int>& p) { ++*p; });
#else
  const std::vector<int> all(3, *counted);
  lend::for_each(all, [](const int&) {});
#endif
}
