// lend[send]
#include <lend/lend.hpp>

#include <functional>

int main() {
#ifdef BREAK
  lend::run([](std::function<int()> f) { return f(); }, std::function<int()>([] { return 0; }));
#else
  return lend::run([](int (*f)()) { return f(); }, +[] { return 0; });
#endif
}
