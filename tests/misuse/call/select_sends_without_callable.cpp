// lend[call]
#include <lend/lend.hpp>

int main() {
  const auto [tx, rx] = lend::channel<int>(1);
#ifdef BREAK
  lend::select(lend::on_send(tx, 3));
#else
  lend::select(lend::on_send(tx, 3, [](lend::send_result<int>) {}));
#endif
}
