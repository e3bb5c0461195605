// lend[call]
#include <lend/lend.hpp>

#include <string>
#include <vector>

int main() {
  const std::vector<int> v{3, 1, 2};
#ifdef BREAK
  return (lend::par(v) | lend::filter([](int x) { return std::to_string(x); }) | lend::count) == 3
             ? 0
             : 1;
#else
  return (lend::par(v) | lend::filter([](int x) { return !std::to_string(x).empty(); }) |
          lend::count) == 3
             ? 0
             : 1;
#endif
}
