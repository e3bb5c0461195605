// lend[parts]
#include <lend/lend.hpp>

#include <atomic>
#include <vector>

class cached {
 public:
  int value() const { return value_ + ++reads_; }

 private:
  int value_ = 1;
  mutable std::atomic<int> reads_ = 0;
#ifdef BREAK
  LEND_PARTS(value_);
#else
  LEND_PARTS(value_, reads_);
#endif
};

int main() {
  std::vector<int> v{3, 1, 2};
  cached c;
  lend::for_each(v, [](int& x, const cached& of) { x = of.value(); }, lend::shared(c));
}
