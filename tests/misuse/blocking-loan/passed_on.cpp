// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

void fill(lend::slice_mut<int> v) { v[0] = 1; }

template <class Loan>
void fill_later(Loan loan) {
  lend::run(fill, loan);
}
template <class Range>
void fill_now(Range& range) {
  lend::run(fill, lend::mut(range));
}

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  fill_later(lend::mut(v));
#else
  fill_now(v);
#endif
}
