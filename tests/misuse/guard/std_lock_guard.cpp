// lend[guard]
// shows: write auto g = m.lock()
#include <lend/lend.hpp>

#include <mutex>

int main() {
  lend::mutex<int> number(1);
#ifdef BREAK
  const std::lock_guard held(number);
#else
  const auto held = number.lock();
#endif
}
