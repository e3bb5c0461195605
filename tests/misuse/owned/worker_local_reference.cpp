// lend[owned]
#include <lend/lend.hpp>

int main() {
  lend::worker_local<int> locals;
#ifdef BREAK
  return locals.with([](int& n) -> int& { return n; });
#else
  return locals.with([](int& n) -> int { return n; });
#endif
}
