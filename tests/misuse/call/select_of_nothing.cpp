// lend[call]
#include <lend/lend.hpp>

int main() {
  auto [tx, rx] = lend::channel<int>(1);
#ifdef BREAK
  lend::select();
#else
  lend::select(lend::on_recv(rx, [](auto&&) {}), lend::otherwise([] {}));
#endif
}
