// lend[copy]
#include <lend/lend.hpp>

#include <memory>

int get(std::unique_ptr<int> p) { return *p; }

int main() {
  auto p = std::make_unique<int>(0);
#ifdef BREAK
  return lend::run(get, p);
#else
  return lend::run(get, std::move(p));
#endif
}
