// lend[send]
#include <lend/lend.hpp>
struct thread_bound {
  int handle;
};
template <>
inline constexpr auto lend::enable_send<thread_bound> = lend::no;
struct free_handle {
  int handle;
};

int main() {
#ifdef BREAK
  return lend::run([](thread_bound t) { return t.handle; }, thread_bound{0});
#else
  return lend::run([](free_handle t) { return t.handle; }, free_handle{0});
#endif
}
