// lend[send]
// culprit: std::shared_ptr<int>
#include <lend/lend.hpp>

#include <memory>

int main() {
#ifdef BREAK
  auto p = lend::run([] { return std::make_shared<int>(1); });
  static_cast<void>(p);
#else
  auto p = lend::run([] { return std::make_unique<int>(1); });
  return *p - 1;
#endif
}
