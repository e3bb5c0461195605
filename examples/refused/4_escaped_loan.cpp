// lend[owned]
// Letting guarded data escape: the loan is kept when the call that it was made for is over.
#include <lend/lend.hpp>

#include <utility>
#include <vector>

int main() {
  std::vector<int> numbers(1000);
#ifdef BREAK
  auto kept = lend::run([](lend::slice_mut<int> all) { return std::move(all).first(10); },
                        lend::mut(numbers));
  numbers.clear();
  kept[0] = 1;
#else
  lend::run([](lend::slice_mut<int> all) { all[0] = 1; }, lend::mut(numbers));
  numbers.clear();
#endif
}
