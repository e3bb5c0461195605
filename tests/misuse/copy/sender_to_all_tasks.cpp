// lend[copy]
// shows: say lend::shared(x) to lend it to them
#include <lend/lend.hpp>

int main() {
  const auto [tx, rx] = lend::channel<int>(lend::unbounded);
  const auto tell = [](int i, const lend::sender<int>& to) { static_cast<void>(to.send(i + 1)); };
#ifdef BREAK
  lend::parallel_for(0, 3, tell, tx);
#else
  lend::parallel_for(0, 3, tell, lend::shared(tx));
#endif
}
