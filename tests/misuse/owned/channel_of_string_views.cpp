// lend[owned]
#include <lend/lend.hpp>

#include <string>
#include <string_view>

int main() {
#ifdef BREAK
  auto [tx, rx] = lend::channel<std::string_view>(1);
#else
  auto [tx, rx] = lend::channel<std::string>(1);
#endif
  return rx.try_recv() ? 1 : 0;
}
