// lend[call]
// shows: a pipeline begins with lend::par
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  const auto all = v | lend::transform([](int x) { return 2 * x; });
#else
  const auto all = lend::par(v) | lend::transform([](int x) { return 2 * x; }) | lend::to_vector;
#endif
}
