// lend[lendable]
#include <lend/lend.hpp>

struct view {
  int& target;
};
struct value {
  int target;
};

int main() {
  int n = 0;
#ifdef BREAK
  view w{n};
  lend::run([](view& of) { of.target = 1; }, lend::mut(w));
#else
  value w{n};
  lend::run([](value& of) { of.target = 1; }, lend::mut(w));
#endif
}
