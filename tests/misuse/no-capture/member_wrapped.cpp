// lend[no-capture]
#include <lend/lend.hpp>

#include <functional>

struct counter {
  int n = 0;
  int get() const { return n; }
};

int main() {
  int n = 1;
#ifdef BREAK
  const counter c;
  n = lend::run(std::mem_fn(&counter::get), lend::shared(c)) + 1;
#else
  const counter c;
  n = lend::run(&counter::get, lend::shared(c)) + 1;
#endif
  return n - 1;
}
