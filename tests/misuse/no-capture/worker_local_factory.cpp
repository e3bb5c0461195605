// lend[no-capture]
#include <lend/lend.hpp>

#include <cstddef>
#include <vector>

int main() {
  std::size_t size = 3;
#ifdef BREAK
  lend::worker_local<std::vector<int>> locals([=] { return std::vector<int>(size); });
#else
  lend::worker_local<std::vector<int>> locals([](std::size_t n) { return std::vector<int>(n); },
                                              size);
#endif
  return locals.with([](std::vector<int>& v) { return v[0]; });
}
