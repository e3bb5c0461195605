// lend[send]
#include <lend/lend.hpp>

#include <vector>

int main() {
  const std::vector<int> v{3, 1, 2};
#ifdef BREAK
  const auto all =
      lend::par(v) | lend::transform([](const int& x) { return &x; }) | lend::to_vector;
  return all.empty() ? 1 : 0;
#else
  const auto all = lend::par(v) | lend::transform([](const int& x) { return &x; }) |
                   lend::transform([](const int* p) { return *p; }) | lend::to_vector;
  return all.empty() ? 1 : 0;
#endif
}
