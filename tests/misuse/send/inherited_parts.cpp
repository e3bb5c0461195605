// lend[send]
// culprit: derived
#include <lend/lend.hpp>

class base {
 public:
  int id() const { return id_; }

 private:
  int id_ = 0;
  LEND_PARTS(id_);
};

class derived : public base {
 public:
  int sum() const { return id() + more_; }

 private:
  int more_ = 0;
#ifdef BREAK
#else
  LEND_BASES(base);
  LEND_PARTS(more_);
#endif
};

int main() {
  return lend::run([](derived d) { return d.sum(); }, derived());
}
