// lend[blocking-loan]
#include <lend/lend.hpp>

#include <optional>

int main() {
  auto [tx, rx] = lend::channel<int>(1);
  if (!tx.send(0)) {
    return 1;
  }
#ifdef BREAK
  auto next = lend::on_recv(rx, [](std::optional<int> n) { return *n; });
  return lend::select(next);
#else
  return lend::select(lend::on_recv(rx, [](std::optional<int> n) { return *n; }));
#endif
}
