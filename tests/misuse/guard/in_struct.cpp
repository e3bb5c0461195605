// lend[guard] in source line
#include <lend/lend.hpp>

#include <utility>

struct holder {
#ifdef BREAK
  lend::guard<int> held;
#else
  int held;
#endif
};

int main() {
  lend::mutex<int> number(0);
  auto held = number.lock();
#ifdef BREAK
  const holder kept{std::move(held)};
#else
  const holder kept{*held};
  return kept.held;
#endif
}
