// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

template <class View>
void clear(View view) {
#ifdef BREAK
  lend::for_each(view, [](int& x, int& y) { x = y = 0; });
#else
  lend::for_each(*view, [](int& x) { x = 0; });
#endif
}

int main() {
  std::vector<int> v{3, 1, 2};
  std::vector<int> w{1, 2, 3};
#ifdef BREAK
  clear(lend::zip(v, w));
#else
  clear(&v);
  clear(&w);
#endif
}
