// lend[send]
#include <lend/lend.hpp>

#include <thread>

int main() {
#ifdef BREAK
  std::jthread thread([] {});
  lend::run([](std::jthread) {}, std::move(thread));
#else
  std::thread thread([] {});
  lend::run([](std::thread t) { t.join(); }, std::move(thread));
#endif
}
