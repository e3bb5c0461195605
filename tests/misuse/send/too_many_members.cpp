// lend[send]
#include <lend/lend.hpp>

struct wide {
  char a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y;
};
struct array {
  char letters[25];
};

int main() {
#ifdef BREAK
  return lend::run([](wide w) { return w.a + 0; }, wide{});
#else
  return lend::run([](array a) { return a.letters[0] + 0; }, array{});
#endif
}
