// lend[call]
#include <lend/lend.hpp>

#include <functional>
#include <string>
#include <vector>

int main() {
  const std::vector<int> v{3, 1, 2};
#ifdef BREAK
  return (lend::par(v) | lend::transform([](int x) { return std::to_string(x); }) |
          lend::reduce(0, std::plus<>{})) == 6
             ? 0
             : 1;
#else
  return (lend::par(v) | lend::transform([](int x) { return std::to_string(x); }) |
          lend::reduce(std::string(), std::plus<>{}))
                     .size() == 3
             ? 0
             : 1;
#endif
}
