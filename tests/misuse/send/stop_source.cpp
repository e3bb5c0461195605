// lend[send]
#include <lend/lend.hpp>

#include <stop_token>

int main() {
  std::stop_source source;
#ifdef BREAK
  lend::run([](std::stop_source s) { s.request_stop(); }, std::move(source));
#else
  lend::run([](const std::stop_token& token) { return token.stop_requested(); },
            source.get_token());
#endif
}
