// lend[copy]
// shows: share it with lend::shared(x)
#include <lend/lend.hpp>

#include <atomic>

int main() {
  std::atomic<int> n = 0;
  const auto read = [](const std::atomic<int>& of) { return of.load(); };
#ifdef BREAK
  return lend::run(read, n);
#else
  return lend::run(read, lend::shared(n));
#endif
}
