// lend[call]
#include <lend/lend.hpp>

#include <chrono>

int main() {
  auto [tx, rx] = lend::channel<int>(1);
#ifdef BREAK
  lend::select(lend::on_recv(rx, [](auto&&) {}), lend::otherwise([] {}),
               lend::after(std::chrono::milliseconds(1), [] {}));
#else
  lend::select(lend::on_recv(rx, [](auto&&) {}), lend::after(std::chrono::milliseconds(1), [] {}));
#endif
}
