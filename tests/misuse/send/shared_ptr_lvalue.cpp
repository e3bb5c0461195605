// lend[send]
#include <lend/lend.hpp>

#include <memory>

int main() {
  auto counted = std::make_shared<int>(1);
#ifdef BREAK
  lend::run([](std::shared_ptr<int> p) { *p = 2; }, counted);
#else
  lend::run([](int& n) { n = 2; }, lend::mut(*counted));
#endif
}
