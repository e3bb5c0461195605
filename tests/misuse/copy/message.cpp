// lend[copy]
#include <lend/lend.hpp>

#include <string>

int main() {
  auto [tx, rx] = lend::channel<std::string>(1);
  std::string text = "text";
#ifdef BREAK
  return tx.send(text) ? 0 : 1;
#else
  return tx.send(lend::copy(text)) && tx.try_send(std::move(text)) ? 0 : 1;
#endif
}
