// lend[copy]
#include <lend/lend.hpp>

#include <vector>

int main() {
  auto [tx, rx] = lend::channel<std::vector<int>>(1);
  const std::vector<int> numbers{1, 2};
#ifdef BREAK
  return tx.try_send(std::move(numbers)) ? 0 : 1;
#else
  return tx.try_send(lend::copy(numbers)) ? 0 : 1;
#endif
}
