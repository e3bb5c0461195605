// lend[call]
// shows: called_with<int>
#include <lend/lend.hpp>

int main() {
  const auto add = [](int a, int b) { return a + b; };
#ifdef BREAK
  return lend::transform_reduce(0, 10, 0, add, [](int i, int by) { return i * by; }) - 45;
#else
  return lend::transform_reduce(0, 10, 0, add, [](int i, int by) { return i * by; }, 1) - 45;
#endif
}
