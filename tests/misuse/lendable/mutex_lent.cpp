// lend[lendable]
// shows: a lock is not lent, for lend cannot see what it guards
#include <lend/lend.hpp>

#include <atomic>
#include <mutex>

int main() {
#ifdef BREAK
  std::mutex m;
  lend::run([](std::mutex& each) { each.lock(); }, lend::mut(m));
#else
  std::atomic<int> m{0};
  lend::run([](std::atomic<int>& each) { ++each; }, lend::mut(m));
#endif
}
