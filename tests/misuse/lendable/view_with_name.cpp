// lend[lendable]
// shows: this view makes or picks its elements
#include <lend/lend.hpp>

#include <ranges>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  auto twice = v | std::views::transform([](int x) { return 2 * x; });
  lend::for_each(twice, [](int) {});
#else
  std::vector<int> twice;
  for (const int x : v) twice.push_back(2 * x);
  lend::for_each(twice, [](int) {});
#endif
}
