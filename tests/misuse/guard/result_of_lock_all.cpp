// lend[guard]
#include <lend/lend.hpp>

#include <tuple>

int main() {
  lend::mutex<int> first(0);
  lend::mutex<int> second(0);
#ifdef BREAK
  return *std::get<0>(lend::lock_all(first, second));
#else
  auto [one, other] = lend::lock_all(first, second);
  return *one + *other;
#endif
}
