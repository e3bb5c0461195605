// lend[blocking-loan]
#include <lend/lend.hpp>

#include <optional>
#include <utility>

int main() {
  auto [tx, rx] = lend::channel<int>(1);
#ifdef BREAK
  auto first = lend::on_recv(rx, [](std::optional<int>) {});
  lend::select(std::move(first), lend::otherwise([] {}));
#else
  lend::select(lend::on_recv(rx, [](std::optional<int>) {}), lend::otherwise([] {}));
#endif
}
