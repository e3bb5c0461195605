// lend[call]
// shows: called_with<const int&, const double&>
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  std::vector<double> w{3, 1, 2};
  std::vector<double> out(3);
#ifdef BREAK
  lend::transform(lend::zip(v, w), out, [](int n) { return n * 0.5; });
#else
  lend::transform(lend::zip(v, w), out, [](int n, double x) { return n * x; });
#endif
}
