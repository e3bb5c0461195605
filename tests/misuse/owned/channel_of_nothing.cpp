// lend[owned]
#include <lend/lend.hpp>

#include <variant>

int main() {
#ifdef BREAK
  auto [tx, rx] = lend::channel<void>(1);
#else
  auto [tx, rx] = lend::channel<std::monostate>(1);
#endif
}
