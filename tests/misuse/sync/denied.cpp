// lend[sync]
// culprit: settings
#include <lend/lend.hpp>

#include <vector>

struct settings {
  int level;
};
template <>
inline constexpr auto lend::enable_sync<settings> = lend::no;

int main() {
#ifdef BREAK
  std::vector<int> v{3, 1, 2};
  settings s{1};
  lend::for_each(v, [](int& x, const settings& of) { x = of.level; }, lend::shared(s));
#else
  std::vector<int> v{3, 1, 2};
  settings s{1};
  lend::for_each(v, [](int& x, int level) { x = level; }, s.level);
#endif
}
