// lend[owned]
#include <lend/lend.hpp>

#include <span>
#include <vector>

int main() {
#ifdef BREAK
  auto [tx, rx] = lend::channel<std::span<int>>(1);
#else
  auto [tx, rx] = lend::channel<std::vector<int>>(1);
#endif
  return rx.try_recv() ? 1 : 0;
}
