// lend[send]
#include <lend/lend.hpp>

#include <mutex>

int main() {
  std::mutex m;
#ifdef BREAK
  std::unique_lock lock(m);
  lend::run([](std::unique_lock<std::mutex>) {}, std::move(lock));
#else
  const std::unique_lock lock(m);
  lend::run([] {});
#endif
}
