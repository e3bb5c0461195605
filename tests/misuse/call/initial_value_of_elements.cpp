// lend[call]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{5, 1, 7};
#ifdef BREAK
  auto all = lend::reduce(v, std::vector<int>{}, [](std::vector<int> a, const auto&) { return a; });
  static_cast<void>(all);
#else
  auto all = lend::transform_reduce(
      v, std::vector<int>{},
      [](std::vector<int> a, const std::vector<int>& b) {
        a.insert(a.end(), b.begin(), b.end());
        return a;
      },
      [](int x) { return std::vector<int>(1, x); });
  return all[0] - 5;
#endif
}
