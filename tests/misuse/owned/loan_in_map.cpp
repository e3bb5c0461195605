// lend[owned]
#include <lend/lend.hpp>

#include <map>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  const auto parts = lend::run(
      [](lend::slice<int> s) { return std::map<int, lend::slice<int>>{{1, s}}; }, lend::shared(v));
#else
  const auto parts = lend::run(
      [](lend::slice<int> s) { return std::map<int, std::vector<int>>{{1, {s.begin(), s.end()}}}; },
      lend::shared(v));
#endif
  return parts.at(1)[0] - 3;
}
