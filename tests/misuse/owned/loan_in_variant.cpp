// lend[owned]
#include <lend/lend.hpp>

#include <variant>
#include <vector>

using either = std::variant<int, lend::slice<int>>;
using choice = std::variant<int, double>;

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  auto kept = lend::run([](lend::slice<int> w) { return either(w); }, lend::shared(v));
  return static_cast<int>(kept.index()) - 1;
#else
  auto kept = lend::run([](lend::slice<int> w) { return choice(0.5 * w[0]); }, lend::shared(v));
  return static_cast<int>(kept.index()) - 1;
#endif
}
