// lend[lendable]
#include <lend/lend.hpp>

#include <array>

struct both {
  int first;
  int second;
};

int main() {
  both b{1, 2};
  std::array<int, 2> a{1, 2};
#ifdef BREAK
  lend::join(lend::split_at(1, b), [](lend::slice_mut<int> part) { part[0] = 0; });
  static_cast<void>(a);
#else
  lend::join(lend::split_at(1, a), [](lend::slice_mut<int> part) { part[0] = 0; });
  static_cast<void>(b);
#endif
}
