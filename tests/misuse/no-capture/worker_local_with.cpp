// lend[no-capture]
#include <lend/lend.hpp>

int main() {
  lend::worker_local<int> locals;
  int n = 0;
#ifdef BREAK
  return locals.with([&](int& own) { return own += n; });
#else
  return locals.with([](int& own, int by) { return own += by; }, n);
#endif
}
