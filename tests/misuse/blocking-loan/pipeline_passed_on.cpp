// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

template <class Given>
std::size_t counted(Given pipeline) {
  return pipeline | lend::count;
}

int main() {
  const std::vector<int> v{3, 1, 2};
#ifdef BREAK
  return counted(lend::par(v)) == 3 ? 0 : 1;
#else
  return (lend::par(v) | lend::count) == 3 ? 0 : 1;
#endif
}
