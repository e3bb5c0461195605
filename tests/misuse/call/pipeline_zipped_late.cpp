// lend[call]
// shows: write enumerate and zip before them
#include <lend/lend.hpp>

#include <vector>

int main() {
  const std::vector<int> v{3, 1, 2};
#ifdef BREAK
  const auto all = lend::par(v) | lend::filter([](int x) { return x % 2 == 1; }) | lend::zip(v) |
                   lend::to_vector;
  return all.size() == 2 ? 0 : 1;
#else
  const auto all = lend::par(v) | lend::zip(v) |
                   lend::filter([](int x, int) { return x % 2 == 1; }) | lend::to_vector;
  return all.size() == 2 ? 0 : 1;
#endif
}
