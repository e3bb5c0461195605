// lend[send]
#include <lend/lend.hpp>

int main() {
  lend::worker_local<int> locals;
  int n = 0;
#ifdef BREAK
  locals.with([](int& own, int* other) { own = *other; }, &n);
#else
  locals.with([](int& own, const int& other) { own = other; }, lend::shared(n));
#endif
}
