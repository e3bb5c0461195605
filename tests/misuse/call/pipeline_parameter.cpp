// lend[call]
// shows: called_with<unsigned long, const int&>
#include <lend/lend.hpp>

#include <string>
#include <vector>

int main() {
  const std::vector<int> v{3, 1, 2};
#ifdef BREAK
  return (lend::par(v) | lend::enumerate | lend::transform([](std::string s) { return s.size(); }) |
          lend::sum) == 3
             ? 0
             : 1;
#else
  return (lend::par(v) | lend::enumerate |
          lend::transform([](std::size_t i, int x) { return i + static_cast<std::size_t>(x); }) |
          lend::sum) == 9
             ? 0
             : 1;
#endif
}
