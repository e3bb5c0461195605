// lend[copy]
#include <lend/lend.hpp>

#include <string>

int main() {
  auto [tx, rx] = lend::channel<std::string>(1);
  std::string text = "text";
  const auto sent = [](lend::send_result<std::string> result) { return result ? 0 : 1; };
#ifdef BREAK
  return lend::select(lend::on_send(tx, text, sent));
#else
  return lend::select(lend::on_send(tx, std::move(text), sent));
#endif
}
