// lend[call]
#include <lend/lend.hpp>

#include <optional>

int main() {
  const auto [tx, rx] = lend::channel<int>(1);
#ifdef BREAK
  lend::select(lend::on_recv(rx));
#else
  lend::select(lend::on_recv(rx, [](std::optional<int>) {}), lend::otherwise([] {}));
#endif
}
