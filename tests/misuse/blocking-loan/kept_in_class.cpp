// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

void fill(lend::slice_mut<int> v) { v[0] = 1; }

template <class Loan>
class job {
 public:
  explicit job(Loan loan) : loan_(std::move(loan)) {}
  void run() const { lend::run(fill, std::move(loan_)); }

 private:
  Loan loan_;
};

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  const job later(lend::mut(v));
#else
  lend::run(fill, lend::mut(v));
#endif
}
