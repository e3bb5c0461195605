// lend[no-capture]
#include <lend/lend.hpp>

#include <memory>

int main() {
  auto counted = std::make_shared<int>(0);
#ifdef BREAK
  lend::run([counted] { *counted += 2; });
#else
  lend::run([](int& n) { n += 2; }, lend::mut(*counted));
#endif
  return *counted - 2;
}
