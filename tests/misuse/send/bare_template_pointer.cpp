// lend[send]
#include <lend/lend.hpp>

template <class T>
void fill(T* p) {
  *p = 1;
}
template <class T>
void fill_object(T& x) {
  x = 1;
}

int main() {
  int n = 0;
#ifdef BREAK
  lend::run(fill, &n);
#else
  lend::run(fill_object, lend::mut(n));
#endif
}
