// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  std::vector<int> w{1, 2, 3};
#ifdef BREAK
  const auto numbered = lend::enumerate(lend::chunks(v, 2));
  const auto again = numbered;
#else
  lend::for_each(lend::enumerate(lend::chunks(v, 2)), [](std::size_t, lend::slice_mut<int>) {});
#endif
}
