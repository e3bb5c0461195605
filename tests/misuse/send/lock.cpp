// lend[send]
// culprit: std::unique_lock<std::mutex>
#include <lend/lend.hpp>

#include <mutex>

int doubled(int n) { return 2 * n; }

int main() {
#ifdef BREAK
  std::mutex m;
  lend::run([](std::unique_lock<std::mutex> held) { held.unlock(); }, std::unique_lock(m));
  return doubled(0);
#else
  std::mutex m;
  std::unique_lock held(m);
  return lend::run(doubled, 0);
#endif
}
