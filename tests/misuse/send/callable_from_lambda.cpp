// lend[send]
#include <lend/lend.hpp>

#include <vector>

template <class F>
struct wrapped {
  F callable;
  void operator()(int& x) const { callable(x); }
};
template <class F>
wrapped(F) -> wrapped<F>;

int main() {
  std::vector<int> v{3, 1, 2};
  int sum = 0;
#ifdef BREAK
  lend::for_each(v, wrapped{[&sum](int& x) { sum += x; }});
#else
  lend::for_each(v, wrapped{[](int& x) { ++x; }});
  sum = v[0];
#endif
  return sum - 4;
}
