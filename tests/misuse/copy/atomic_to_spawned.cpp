// lend[copy]
// shows: or share it in a lend::arc
#include <lend/lend.hpp>

#include <atomic>
#include <utility>

int main() {
#ifdef BREAK
  std::atomic<int> n = 0;
  auto task = lend::spawn([](std::atomic<int>& of) { ++of; }, n);
#else
  auto n = lend::make_arc<std::atomic<int>>(0);
  auto task = lend::spawn([](lend::arc<std::atomic<int>> of) { ++*of; }, std::move(n));
#endif
}
