// lend[send]
#include <lend/lend.hpp>

#include <functional>

int apply(const std::function<int(int)>& f) { return f(0); }
int apply_pointer(int (*f)(int)) { return f(0); }
int same(int n) { return n; }

int main() {
#ifdef BREAK
  return lend::run(apply, std::function<int(int)>(same));
#else
  return lend::run(apply_pointer, same);
#endif
}
