// lend[no-capture]
#include <lend/lend.hpp>

#include <atomic>

class counter {
 public:
  void count() {
#ifdef BREAK
    lend::join(lend::task([this] { ++n_; }), lend::task([] {}));
#else
    const auto up = [](std::atomic<int>& n) { ++n; };
    lend::join(lend::task(up, lend::shared(n_)), lend::task(up, lend::shared(n_)));
#endif
  }
  int get() const { return n_; }

 private:
  std::atomic<int> n_ = 0;
};

int main() {
  counter c;
  c.count();
  return c.get() - 2;
}
