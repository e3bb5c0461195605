// lend[send]
// culprit: bound
#include <lend/lend.hpp>

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
  lend::mutex<bound> locked;
  return locked.with([](bound& b) { return b.n; }) + 0;
#else
  lend::mutex<free_to_go> locked;
  return locked.with([](free_to_go& b) { return b.n; }) + 0;
#endif
}
