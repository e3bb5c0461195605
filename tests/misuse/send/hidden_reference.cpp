// lend[send]
#include <lend/lend.hpp>
int place = 0;
struct hidden {
  int& target = place;
};
struct open {
  int target = 0;
};

int main() {
  hidden h;
  open o;
#ifdef BREAK
  lend::run([](hidden in) { ++in.target; }, h);
  static_cast<void>(o);
#else
  lend::run([](open in) { ++in.target; }, o);
  static_cast<void>(h);
#endif
}
