// lend[copy]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::for_each(v, [](int& x, std::vector<int> w) { x = w[0]; }, std::vector<int>{1});
#else
  lend::for_each(v, [](int& x, const std::vector<int>& w) { x = w[0]; }, std::vector<int>{1});
#endif
}
