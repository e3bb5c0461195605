// lend[no-capture]
#include <lend/lend.hpp>

struct step {
  virtual ~step() = default;
  virtual int operator()(int n) const { return n; }
};
struct plain_step {
  int operator()(int n) const { return n; }
};

int main() {
#ifdef BREAK
  return lend::run(step{}, 0);
#else
  return lend::run(plain_step{}, 0);
#endif
}
