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
  std::vector<bound> all(3);
  lend::for_each(all, [](bound& b) { ++b.n; });
#else
  std::vector<free_to_go> all(3);
  lend::for_each(all, [](free_to_go& b) { ++b.n; });
#endif
}
