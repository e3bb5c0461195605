// lend[copy]
// shows: share it with lend::shared(x)
#include <lend/lend.hpp>

int main() {
  lend::mutex<int> sum(0);
  const auto add = [](int i, lend::mutex<int>& total) {
    auto held = total.lock();
    *held += i;
  };
#ifdef BREAK
  lend::parallel_for(0, 3, add, sum);
#else
  lend::parallel_for(0, 3, add, lend::shared(sum));
#endif
}
