// clang: -Wreturn-stack-address
#include <lend/lend.hpp>

#include <vector>

#ifdef BREAK
decltype(auto) made() {
  std::vector<int> v(9);
  return lend::mut(v);
}
#else
decltype(auto) made(std::vector<int>& v) { return lend::mut(v); }
#endif
