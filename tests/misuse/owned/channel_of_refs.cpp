// lend[owned]
#include <lend/lend.hpp>

int main() {
#ifdef BREAK
  auto [tx, rx] = lend::channel<lend::ref<int>>(1);
#else
  auto [tx, rx] = lend::channel<lend::arc<int>>(1);
#endif
  return rx.try_recv() ? 1 : 0;
}
