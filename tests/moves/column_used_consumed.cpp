// clang: -Wconsumed
#include <lend/lend.hpp>

void work(lend::strided_mut<int> column) {
  column[0] = 1;
  auto [upper, lower] = std::move(column).split_at(1);
  lower[0] = upper[0];
#ifdef BREAK
  column[1] = 2;
#endif
}
