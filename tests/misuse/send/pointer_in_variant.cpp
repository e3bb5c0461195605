// lend[send]
#include <lend/lend.hpp>

#include <tuple>
#include <variant>

using target = std::variant<int, int*>;
using amount = std::variant<int, double>;

int main() {
  int n = 0;
#ifdef BREAK
  lend::run([](target t) { *std::get<int*>(t) = 1; }, target(&n));
#else
  lend::run([](amount a) { return a.index(); }, amount(0.5 * n));
#endif
}
