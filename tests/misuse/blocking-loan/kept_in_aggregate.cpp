// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

template <class Loan>
struct holder {
  Loan loan;
};
template <class Loan>
holder(Loan) -> holder<Loan>;

void fill(lend::slice_mut<int> v) { v[0] = 1; }

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  holder kept{lend::mut(v)};
  lend::run(fill, kept.loan);
#else
  lend::run(fill, lend::mut(v));
#endif
}
