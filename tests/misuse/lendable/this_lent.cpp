// lend[lendable]
#include <lend/lend.hpp>

class counter {
 public:
  void count() {
#ifdef BREAK
    lend::run([](counter& self) { ++self.n_; }, lend::mut(*this));
#else
    lend::run([](int& n) { ++n; }, lend::mut(n_));
#endif
  }
  int get() const { return n_; }

 private:
  int n_ = 0;
};

int main() {
  counter c;
  c.count();
  return c.get() - 1;
}
