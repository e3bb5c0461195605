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
  lend::nth_element(v, 1, [](const bound& a, const bound& b) { return a.n < b.n; });
#else
  std::vector<free_to_go> v(3);
  lend::nth_element(v, 1, [](const free_to_go& a, const free_to_go& b) { return a.n < b.n; });
#endif
}
