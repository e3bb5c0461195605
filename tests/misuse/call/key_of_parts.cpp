// lend[call]
// shows: called_with<const int&, const int&>
#include <lend/lend.hpp>

#include <vector>

int main() {
  const std::vector<int> v{3, 1, 3};
#ifdef BREAK
  const auto all = lend::group_by(v, [](int x) { return x; }, 2);
#else
  const auto all = lend::group_by(v, [](int x, int by) { return x / by; }, 2);
#endif
  return all.size() == 2 ? 0 : 1;
}
