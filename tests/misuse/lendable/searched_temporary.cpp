// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

int main() {
#ifdef BREAK
  return lend::is_sorted(std::vector<int>{1, 2});
#else
  const std::vector<int> v{1, 2};
  return lend::is_sorted(v);
#endif
}
