// lend[sync]
#include <lend/lend.hpp>

#include <memory>

int main() {
#ifdef BREAK
  const auto b = lend::make_box<std::unique_ptr<int>>(std::make_unique<int>(0));
#else
  const auto b = lend::make_box<lend::box<int>>(lend::make_box<int>(0));
#endif
  return lend::run([](auto outer) { return ***outer; }, lend::shared(b));
}
