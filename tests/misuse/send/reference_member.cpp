// lend[send]
#include <lend/lend.hpp>

struct referring {
  int& target;
  int value;
};
struct owning {
  int target;
  int value;
};

int main() {
  int n = 0;
#ifdef BREAK
  return lend::run([](referring r) { return r.target; }, referring{n, 1});
#else
  return lend::run([](owning o) { return o.target; }, owning{n, 1});
#endif
}
