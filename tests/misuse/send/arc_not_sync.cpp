// lend[send]
#include <lend/lend.hpp>

#include <memory>

#ifdef BREAK
using number = std::unique_ptr<int>;  // its const is shallow: owners could write it at once
number make() { return std::make_unique<int>(0); }
#else
using number = lend::box<int>;
number make() { return lend::make_box<int>(0); }
#endif

int main() {
  lend::arc<number> a = lend::make_arc<number>(make());
  return lend::run([](lend::arc<number> n) { return **n; }, lend::copy(a));
}
