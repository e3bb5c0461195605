// lend[call]
#include <lend/lend.hpp>

int main() {
  const lend::options how{};
#ifdef BREAK
  lend::scope([](lend::scope_handle& s) { s.spawn([] {}); }, how);
#else
  lend::scope(how, [](lend::scope_handle& s) { s.spawn([] {}); });
#endif
}
