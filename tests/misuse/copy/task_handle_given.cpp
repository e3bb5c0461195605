// lend[copy]
#include <lend/lend.hpp>

#include <utility>

int main() {
  auto inner = lend::spawn([] { return 0; });
  const auto wait_for = [](lend::task_handle<int> own) { return own.join(); };
#ifdef BREAK
  auto outer = lend::spawn(wait_for, inner);
#else
  auto outer = lend::spawn(wait_for, std::move(inner));
#endif
  return outer.join();
}
