// lend[blocking-loan]
#include <lend/lend.hpp>

#include <utility>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  auto [tx, rx] = lend::channel<std::vector<int>>(1);
#ifdef BREAK
  return tx.send(lend::mut(v)) ? 0 : 1;
#else
  return tx.send(std::move(v)) ? 0 : 1;
#endif
}
