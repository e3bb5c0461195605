// lend[send]
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
  lend::run([](view w) { w.target = 1; }, view{n});
#else
  lend::run([](value w) { return w.target; }, value{n});
#endif
}
