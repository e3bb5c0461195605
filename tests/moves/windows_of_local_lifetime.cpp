// clang: -Wreturn-stack-address
#include <lend/lend.hpp>

#include <vector>

#ifdef BREAK
decltype(auto) made() {
  std::vector<int> v(9);
  return lend::windows(v, 3);
}
#else
decltype(auto) made(std::vector<int>& v) { return lend::windows(v, 3); }
#endif
