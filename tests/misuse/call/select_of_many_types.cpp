// lend[call]
#include <lend/lend.hpp>

#include <optional>
#include <string>

int main() {
  auto [tx, rx] = lend::channel<int>(1);
#ifdef BREAK
  lend::select(lend::on_recv(rx, [](std::optional<int>) { return 1; }),
               lend::otherwise([] { return std::string(); }));
#else
  lend::select(lend::on_recv(rx, [](std::optional<int>) { return 1; }),
               lend::otherwise([] { return 0; }));
#endif
}
