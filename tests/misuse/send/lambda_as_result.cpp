// lend[send]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  const auto later =
      lend::run([](std::vector<int>& w) { return [&w] { return w[0] - 3; }; }, lend::mut(v));
  return later();
#else
  const auto later =
      lend::run([](std::vector<int>&) { return [](int n) { return n - 3; }; }, lend::mut(v));
  return later(v[0]);
#endif
}
