// lend[parts]
#include <lend/lend.hpp>

template <class T, int N>
class table {
 public:
  T first() const { return values_[0] + T(count_); }

 private:
  T values_[N] = {};
  int count_ = 0;
#ifdef BREAK
  LEND_PARTS(count_);
#else
  LEND_PARTS(values_, count_);
#endif
};

int main() {
  return lend::run([](table<int, 4> t) { return t.first(); }, table<int, 4>());
}
