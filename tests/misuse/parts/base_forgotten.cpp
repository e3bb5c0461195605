// lend[parts]
#include <lend/lend.hpp>

struct point {
  int x;
  int y;
};

class named_point : point {
 public:
  int id() const { return id_ + x + y; }

 private:
  int id_ = 0;
#ifdef BREAK
#else
  LEND_BASES(point);
#endif
  LEND_PARTS(id_);
};

int main() {
  named_point p;
  return lend::run([](const named_point& of) { return of.id(); }, lend::shared(p));
}
