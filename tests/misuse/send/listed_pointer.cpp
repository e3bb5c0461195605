// lend[send]
// culprit: cursor.at_: int*
#include <lend/lend.hpp>

class cursor {
 public:
  explicit cursor(int* at) : at_(at) {}
  bool valid() const { return at_ != nullptr && at_[offset_] != 0; }

 private:
  int* at_;
  int offset_ = 0;
  LEND_PARTS(at_, offset_);
};
class place {
 public:
  explicit place(int at) : at_(at) {}
  bool valid() const { return at_ >= 0; }

 private:
  int at_;
  LEND_PARTS(at_);
};

int main() {
#ifdef BREAK
  lend::run([](cursor c) { return c.valid(); }, cursor(nullptr));
#else
  lend::run([](place p) { return p.valid(); }, place(0));
#endif
}
