// lend[exclusive]
#include <lend/lend.hpp>

#include <vector>

int main() {
  lend::keeper<std::vector<int>> k(std::in_place, 3U, 0);
#ifdef BREAK
  lend::run([](lend::slice_mut<int> v) { v[0] = 1; }, k.shared());
#else
  lend::run([](lend::slice_mut<int> v) { v[0] = 1; }, k.mut());
#endif
}
