// lend[owned]
#include <lend/lend.hpp>

#include <vector>

int main() {
  lend::rw_mutex<std::vector<int>> number(std::vector<int>{3, 1, 2});
#ifdef BREAK
  number.with_shared([](lend::slice<int> w) { return w; });
#else
  number.with_shared([](lend::slice<int> w) { return w[0]; });
#endif
}
