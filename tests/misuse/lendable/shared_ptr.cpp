// lend[lendable]
#include <lend/lend.hpp>

#include <memory>

void bump(const std::shared_ptr<int>& p) { ++*p; }
void bump_it(int& n) { ++n; }

int main() {
  auto counted = std::make_shared<int>(1);
#ifdef BREAK
  lend::run(bump, lend::shared(counted));
#else
  lend::run(bump_it, lend::mut(*counted));
#endif
}
