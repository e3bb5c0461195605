// clang: -Wreturn-stack-address
#include <lend/lend.hpp>

#include <vector>

#ifdef BREAK
decltype(auto) made() {
  std::vector<int> v(9);
  return lend::shared(v);
}
#else
decltype(auto) made(std::vector<int>& v) { return lend::shared(v); }
#endif
