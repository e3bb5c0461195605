// lend[owned]
#include <lend/lend.hpp>

#include <optional>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  auto kept = lend::run([](lend::slice<int> w) { return std::optional(w); }, lend::shared(v));
  static_cast<void>(kept);
#else
  auto kept = lend::run([](lend::slice<int> w) { return std::optional(w[0]); }, lend::shared(v));
  return *kept - 3;
#endif
}
