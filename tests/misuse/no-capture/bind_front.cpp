// lend[no-capture]
#include <lend/lend.hpp>

#include <functional>

int sum(int a, int b) { return a + b; }

int main() {
#ifdef BREAK
  return lend::run(std::bind_front(sum, 1), -1);
#else
  return lend::run(sum, 1, -1);
#endif
}
