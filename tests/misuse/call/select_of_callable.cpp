// lend[call]
#include <lend/lend.hpp>

#include <optional>

int main() {
  auto [tx, rx] = lend::channel<int>(1);
#ifdef BREAK
  lend::select([](std::optional<int>) {});
#else
  lend::select(lend::on_recv(rx, [](std::optional<int>) {}), lend::otherwise([] {}));
#endif
}
