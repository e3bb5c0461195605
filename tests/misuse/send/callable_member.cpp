// lend[send]
// culprit: adder.to: int*
#include <lend/lend.hpp>
struct adder {
  int* to;
  int operator()(int n) const { return *to + n; }
};
struct value_adder {
  int to;
  int operator()(int n) const { return to + n; }
};

int main() {
  int n = 1;
#ifdef BREAK
  return lend::run(adder{&n}, -1);
#else
  return lend::run(value_adder{n}, -1);
#endif
}
