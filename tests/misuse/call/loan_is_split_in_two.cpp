// lend[call]
// shows: lend::join(lend::split_at(i, v), f)
#include <lend/lend.hpp>

#include <utility>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  auto [front, back] = lend::mut(v).split_at(1);
  static_cast<void>(front);
  static_cast<void>(back);
#else
  lend::call(
      [](lend::slice_mut<int> all) {
        auto [front, back] = std::move(all).split_at(1);
        front[0] = back[0];
      },
      lend::mut(v));
#endif
}
