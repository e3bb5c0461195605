// lend[send]
#include <lend/lend.hpp>

#include <memory>

#ifdef BREAK
using number = std::unique_ptr<int>;  // its const is shallow: the keeper could write it meanwhile
number make() { return std::make_unique<int>(0); }
#else
using number = lend::box<int>;
number make() { return lend::make_box<int>(0); }
#endif

int main() {
  lend::keeper<number> k(make());
  return lend::run([](lend::kept<number> n) { return **n; }, k.shared());
}
