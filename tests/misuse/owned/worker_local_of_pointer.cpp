// lend[owned]
#include <lend/lend.hpp>

int main() {
#ifdef BREAK
  lend::worker_local<int*> locals(nullptr);
  locals.with([](int*& p) { p = nullptr; });
#else
  lend::worker_local<int> locals(1);
  locals.with([](int& n) { n = 0; });
#endif
}
