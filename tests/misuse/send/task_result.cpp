// lend[send]
#include <lend/lend.hpp>

#include <memory>

int main() {
#ifdef BREAK
  lend::join(lend::task([] { return std::make_shared<int>(1); }), lend::task([] {}));
#else
  lend::join(lend::task([] { return std::make_unique<int>(1); }), lend::task([] {}));
#endif
}
