// lend[lendable]
#include <lend/lend.hpp>

int next(int n) { return n + 1; }

int main() {
#ifdef BREAK
  lend::run([](int (*const& f)(int)) { return f(1); }, lend::shared(next));
#else
  lend::run([](int (*f)(int)) { return f(1); }, &next);
#endif
}
