// lend[no-capture]
#include <lend/lend.hpp>

#include <stop_token>

int main() {
  std::stop_source source;
  const lend::options how{.stop = source.get_token()};
#ifdef BREAK
  lend::parallel_for(how, 0, 3, [&](int i) { i == 1 && source.request_stop(); });
#else
  lend::parallel_for(
      how, 0, 3, [](int i, const std::stop_source& s) { i == 1 && s.request_stop(); },
      lend::shared(source));
#endif
}
