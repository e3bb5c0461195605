// lend[no-capture]
#include <lend/lend.hpp>

#include <functional>

struct adder {
  int by;
  int operator()(int n) const { return n + by; }
};

int main() {
  adder a{1};
#ifdef BREAK
  return lend::run(std::ref(a), -1);
#else
  return lend::run(a, -1);
#endif
}
