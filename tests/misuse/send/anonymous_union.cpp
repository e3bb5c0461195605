// lend[send]
#include <lend/lend.hpp>

struct number {
  bool whole;
  union {
    int i;
    float f;
  };
};
union either {
  int i;
  float f;
};
template <>
inline constexpr auto lend::enable_send<either> = lend::yes;
struct known_number {
  bool whole;
  either value;
};

int main() {
#ifdef BREAK
  return lend::run([](number n) { return n.i; }, number{true, {0}});
#else
  return lend::run([](known_number n) { return n.value.i; }, known_number{true, {0}});
#endif
}
