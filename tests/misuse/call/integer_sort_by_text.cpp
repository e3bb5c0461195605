// lend[call]
#include <lend/lend.hpp>

#include <string>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::integer_sort(v, [](int x) { return std::to_string(x); });
#else
  lend::sort_by_key(v, [](int x) { return std::to_string(x); });
#endif
}
