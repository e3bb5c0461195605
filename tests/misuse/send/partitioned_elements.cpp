// lend[send]
#include <lend/lend.hpp>

#include <vector>

struct bound {
  int n = 0;
};
struct free_to_go {
  int n = 0;
};
template <>
inline constexpr auto lend::enable_send<bound> = lend::no;

int main() {
#ifdef BREAK
  std::vector<bound> v(3);
  return lend::partition(v, [](const bound& b) { return b.n > 0; }) == 1;
#else
  std::vector<free_to_go> v(3);
  return lend::partition(v, [](const free_to_go& b) { return b.n > 0; }) == 1;
#endif
}
