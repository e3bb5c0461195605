// lend[parts]
#include <lend/lend.hpp>

#include <string>
#include <utility>

class account {
 public:
  long cents() const { return cents_ + dollars_; }

 private:
  std::string owner_;
  int cents_ = 0;
  long dollars_ = 0;
#ifdef BREAK
  LEND_PARTS(owner_, cents_);
#else
  LEND_PARTS(owner_, cents_, dollars_);
#endif
};

int main() {
  return static_cast<int>(lend::run([](account a) { return a.cents(); }, account()));
}
