// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

int main() {
#ifdef BREAK
  lend::for_each(lend::windows(std::vector<int>{3, 1, 2}, 2), [](lend::slice<int>) {});
#else
  const std::vector<int> v{3, 1, 2};
  lend::for_each(lend::windows(v, 2), [](lend::slice<int>) {});
#endif
}
