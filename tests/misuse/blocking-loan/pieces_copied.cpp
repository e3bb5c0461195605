// lend[blocking-loan]
#include <lend/lend.hpp>

#include <cstddef>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  const std::vector<std::size_t> at{0, 1, 3};
#ifdef BREAK
  auto parts = lend::pieces(v, at);
  auto again = parts;
#else
  lend::for_each(lend::pieces(v, at), [](lend::slice_mut<int> part) { part[0] = 1; });
#endif
}
