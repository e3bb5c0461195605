// lend[send]
#include <lend/lend.hpp>

class shape {
 public:
  virtual double area() const { return side_; }

 private:
  double side_ = 0;
  LEND_PARTS(side_);
};
class square final {
 public:
  virtual double area() const { return side_; }

 private:
  double side_ = 0;
  LEND_PARTS(side_);
};

int main() {
#ifdef BREAK
  lend::run([](const shape& s) { return s.area(); }, shape());
#else
  lend::run([](const square& s) { return s.area(); }, square());
#endif
}
