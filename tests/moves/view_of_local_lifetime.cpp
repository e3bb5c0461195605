// clang: -Wreturn-stack-address
#include <lend/lend.hpp>

#include <vector>

#ifdef BREAK
decltype(auto) parts() {
  std::vector<int> v(9);
  return lend::chunks(v, 3);
}
#else
decltype(auto) parts(std::vector<int>& v) { return lend::chunks(v, 3); }
#endif
