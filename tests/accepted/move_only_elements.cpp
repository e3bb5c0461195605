#include <lend/lend.hpp>

#include <memory>
#include <vector>

int main() {
  std::vector<std::unique_ptr<int>> owners(100);
  lend::tabulate(owners,
                 [](std::size_t i) { return std::make_unique<int>(100 - static_cast<int>(i)); });
  lend::for_each(owners, [](std::unique_ptr<int>& owner) { ++*owner; });
  for (std::size_t i = 0; i < owners.size(); ++i) {
    if (*owners[i] != 101 - static_cast<int>(i)) return 1;
  }
  return 0;
}
