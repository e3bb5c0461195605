// lend[owned]
#include <lend/lend.hpp>

#include <vector>

int main() {
#ifdef BREAK
  auto [tx, rx] = lend::channel<lend::slice_mut<int>>(1);
#else
  auto [tx, rx] = lend::channel<std::vector<int>>(1);
#endif
  return rx.try_recv() ? 1 : 0;
}
