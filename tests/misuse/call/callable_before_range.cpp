// lend[call]
// shows: the data come first
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::for_each([](int& x) { ++x; }, v);
#else
  lend::for_each(v, [](int& x) { ++x; });
#endif
}
