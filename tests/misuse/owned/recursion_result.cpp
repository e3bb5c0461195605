// lend[owned]
#include <lend/lend.hpp>

#include <vector>

bool is_short(const lend::slice<int>& part) { return part.size() < 2; }
auto halves(lend::slice<int> part) { return part.split_at(part.size() / 2); }

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  auto longest = lend::divide_and_conquer(
      lend::shared(v), is_short, [](lend::slice<int> part) { return part; }, halves,
      [](lend::slice<int> a, lend::slice<int> b) { return a.size() < b.size() ? b : a; });
  static_cast<void>(longest);
#else
  auto longest = lend::divide_and_conquer(
      lend::shared(v), is_short, [](lend::slice<int> part) { return part.size(); }, halves,
      [](std::size_t a, std::size_t b) { return a < b ? b : a; });
  return static_cast<int>(longest) - 1;
#endif
}
