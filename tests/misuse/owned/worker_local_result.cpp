// lend[owned]
#include <lend/lend.hpp>

#include <vector>

int main() {
  lend::worker_local<std::vector<int>> locals(std::vector<int>{3, 1, 2});
#ifdef BREAK
  auto kept = locals.with([](lend::slice<int> v) { return v; });
  return kept[0] - 3;
#else
  auto kept = locals.with([](lend::slice<int> v) { return v[0]; });
  return kept - 3;
#endif
}
