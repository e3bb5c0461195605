// lend[owned]
#include <lend/lend.hpp>

#include <functional>

int main() {
#ifdef BREAK
  auto [tx, rx] = lend::channel<std::reference_wrapper<int>>(1);
#else
  auto [tx, rx] = lend::channel<lend::box<int>>(1);
#endif
  return rx.try_recv() ? 1 : 0;
}
