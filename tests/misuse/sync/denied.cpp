// lend[sync]
#include <lend/lend.hpp>

struct lazy {
  int value;
};
template <>
inline constexpr auto lend::enable_sync<lazy> = lend::no;
struct eager {
  int value;
};

int main() {
  lazy l{0};
  eager e{0};
#ifdef BREAK
  static_cast<void>(e);
  return lend::run([](const lazy& of) { return of.value; }, lend::shared(l));
#else
  static_cast<void>(l);
  return lend::run([](const eager& of) { return of.value; }, lend::shared(e));
#endif
}
