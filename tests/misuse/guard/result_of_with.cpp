// lend[guard]
#include <lend/lend.hpp>

int main() {
  lend::mutex<int> first(0);
  lend::mutex<int> second(0);
#ifdef BREAK
  const auto held =
      first.with([](int&, lend::mutex<int>& m) { return m.lock(); }, lend::shared(second));
#else
  const bool poisoned =
      first.with([](int&, lend::mutex<int>& m) { return m.is_poisoned(); }, lend::shared(second));
  return poisoned ? 1 : 0;
#endif
}
