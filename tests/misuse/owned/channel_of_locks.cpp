// lend[owned]
#include <lend/lend.hpp>

int main() {
#ifdef BREAK
  auto [tx, rx] = lend::channel<lend::mutex<int>>(1);
#else
  auto [tx, rx] = lend::channel<lend::box<lend::mutex<int>>>(1);
#endif
}
