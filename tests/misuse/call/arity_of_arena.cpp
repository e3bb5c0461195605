// lend[call]
// shows: called_with<int, double>
#include <lend/lend.hpp>

int twice(int n) { return 2 * n; }

int main() {
  const lend::arena two(2);
#ifdef BREAK
  return two.run(twice, 3, 4.0) - 6;
#else
  return two.run(twice, 3) - 6;
#endif
}
