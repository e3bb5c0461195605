// lend[no-capture]
#include <lend/lend.hpp>

#include <functional>

int add(int a, int b) { return a + b; }

int main() {
#ifdef BREAK
  return lend::run(std::bind(add, std::placeholders::_1, 2), 1) - 3;
#else
  return lend::run(add, 1, 2) - 3;
#endif
}
