// lend[blocking-loan]
#include <lend/lend.hpp>

int main() {
  lend::worker_local<int> locals;
  int n = 0;
#ifdef BREAK
  auto loan = lend::shared(n);
  return locals.with([](int& own, const int& other) { return own += other; }, loan);
#else
  return locals.with([](int& own, const int& other) { return own += other; }, lend::shared(n));
#endif
}
