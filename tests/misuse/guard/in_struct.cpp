// lend[guard] in source line
#include <lend/lend.hpp>

struct holder {
#ifdef BREAK
  lend::guard<int> held;
#else
  int held;
#endif
};

int main() {
  lend::mutex<int> number(0);
#ifdef BREAK
  const lend::mutex<holder> kept(std::in_place, number.lock());
#else
  const lend::mutex<holder> kept(std::in_place, holder{1});
#endif
}
