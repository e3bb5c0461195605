// lend[send]
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
  lend::worker_local<bound> locals;
  return locals.with([](bound& b) { return b.n; }) + 0;
#else
  lend::worker_local<free_to_go> locals;
  return locals.with([](free_to_go& b) { return b.n; }) + 0;
#endif
}
