// lend[blocking-loan]
#include <lend/lend.hpp>

#include <optional>

namespace {

auto receive_from(const lend::receiver<int>& rx) {
  return lend::on_recv(rx, [](std::optional<int>) {});
}

}  // namespace

int main() {
  auto [tx, rx] = lend::channel<int>(1);
#ifdef BREAK
  lend::select(receive_from(rx), lend::otherwise([] {}));
#else
  static_cast<void>(receive_from);
  lend::select(lend::on_recv(rx, [](std::optional<int>) {}), lend::otherwise([] {}));
#endif
}
