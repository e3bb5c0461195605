#include <lend/lend.hpp>

#include <atomic>
#include <stop_token>

int main() {
  std::stop_source source;
  std::atomic<int> calls = 0;
  try {
    lend::parallel_for(
        lend::options{.stop = source.get_token()}, 0, 1'000'000'000,
        [](int, std::atomic<int>& count, const std::stop_source& stop) {
          if (++count == 100) stop.request_stop();
        },
        lend::shared(calls), lend::shared(source));
  } catch (const lend::cancelled&) {
    return calls >= 100 ? 0 : 1;
  }
  return 1;
}
