// lend[copy]
#include <lend/lend.hpp>

#include <chrono>
#include <memory>

int main() {
  auto [tx, rx] = lend::channel<std::unique_ptr<int>>(1);
  auto number = std::make_unique<int>(1);
#ifdef BREAK
  return tx.send_for(std::chrono::seconds(1), number) ? 0 : 1;
#else
  return tx.send_for(std::chrono::seconds(1), std::move(number)) ? 0 : 1;
#endif
}
