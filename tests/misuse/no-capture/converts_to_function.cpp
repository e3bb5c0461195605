// lend[no-capture]
#include <lend/lend.hpp>

using function = void (*)(int&);
void add(int& n) { ++n; }

class stateful {
 public:
  explicit stateful(int& counted) : counted_(&counted) {}
  operator function() const { return add; }
  int counted() const { return *counted_; }

 private:
  int* counted_;
};

int main() {
  int n = 1;
#ifdef BREAK
  stateful s(n);
  lend::run(s, lend::mut(n));
  n = s.counted() - 1;
#else
  stateful s(n);
  lend::run(static_cast<function>(s), lend::mut(n));
  n = s.counted() - 1;
#endif
  return n - 1;
}
