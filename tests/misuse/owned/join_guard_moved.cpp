// lend[owned] in source line
#include <lend/lend.hpp>

int main() {
  auto guard = lend::scoped([] { return 0; });
#ifdef BREAK
  auto other = std::move(guard);
#else
  auto& other = guard;
#endif
  return other.join();
}
