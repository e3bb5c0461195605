// lend[call]
// shows: called_with<lend::slice<int>>
#include <lend/lend.hpp>

#include <vector>

int main() {
  lend::keeper<std::vector<int>> k(std::in_place, 3U, 0);
#ifdef BREAK
  auto guard = lend::spawn([](lend::slice<double> v) { return v.size(); }, k.shared());
#else
  auto guard = lend::spawn([](lend::slice<int> v) { return v.size(); }, k.shared());
#endif
  const std::size_t size = guard.join();
  return size == 3 ? 0 : 1;
}
