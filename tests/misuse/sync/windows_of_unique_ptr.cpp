// lend[sync]
#include <lend/lend.hpp>

#include <memory>
#include <vector>

int main() {
  std::vector<std::unique_ptr<int>> v(3);
#ifdef BREAK
  lend::for_each(lend::windows(v, 2), [](lend::slice<std::unique_ptr<int>>) {});
#else
  lend::for_each(lend::chunks(v, 2), [](lend::slice_mut<std::unique_ptr<int>>) {});
#endif
}
