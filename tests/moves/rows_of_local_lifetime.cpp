// clang: -Wreturn-stack-address
#include <lend/lend.hpp>

#ifdef BREAK
decltype(auto) made() {
  lend::matrix<int> m(3, 3);
  return lend::rows(m);
}
#else
decltype(auto) made(lend::matrix<int>& m) { return lend::rows(m); }
#endif
