// lend[no-capture]
#include <lend/lend.hpp>

class seeded {
 public:
  explicit seeded(int /*seed*/) {}
  int operator()(int n) const { return n; }
};
class plain {
 public:
  int operator()(int n) const { return n; }
};

int main() {
#ifdef BREAK
  return lend::run(seeded(3), 0);
#else
  return lend::run(plain(), 0);
#endif
}
