// lend[call]
// shows: called_with<const int&, const double&>
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  const auto add = [](double a, double b) { return a + b; };
#ifdef BREAK
  return lend::transform_reduce(v, 0.0, add, [](int n) { return n * 0.5; }, 2.0) < 3;
#else
  return lend::transform_reduce(v, 0.0, add, [](int n, double by) { return n * by; }, 2.0) < 3;
#endif
}
