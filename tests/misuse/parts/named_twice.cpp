// lend[parts]
#include <lend/lend.hpp>

#include <utility>

class account {
 public:
  long sum() const { return cents_ + dollars_; }

 private:
  int cents_ = 0;
  int dollars_ = 0;
#ifdef BREAK
  LEND_PARTS(cents_, cents_);
#else
  LEND_PARTS(cents_, dollars_);
#endif
};

int main() {
  return static_cast<int>(lend::run([](account a) { return a.sum(); }, account()));
}
