// lend[copy]
#include <lend/lend.hpp>

bool tell(const lend::sender<int>& to) { return static_cast<bool>(to.send(1)); }

int main() {
  auto [tx, rx] = lend::channel<int>(2);
#ifdef BREAK
  return lend::run(tell, tx) ? 0 : 1;
#else
  return lend::run(tell, lend::shared(tx)) && lend::run(tell, lend::copy(tx)) ? 0 : 1;
#endif
}
