// clang: -Wreturn-stack-address
#include <lend/lend.hpp>

#include <vector>

#ifdef BREAK
decltype(auto) made(std::vector<int>& v) {
  std::vector<int> offsets{0, 4, 9};
  return lend::pieces(v, offsets);
}
#else
decltype(auto) made(std::vector<int>& v, const std::vector<int>& offsets) {
  return lend::pieces(v, offsets);
}
#endif
