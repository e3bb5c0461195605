// lend[owned]
#include <lend/lend.hpp>

#include <tuple>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  auto kept = lend::run([](lend::slice<int> w) { return std::tuple(w, 1); }, lend::shared(v));
  return std::get<0>(kept)[0] - 3;
#else
  auto kept = lend::run([](lend::slice<int> w) { return std::tuple(w[0], 1); }, lend::shared(v));
  return std::get<0>(kept) - 3;
#endif
}
