// lend[call]
// shows: lend::sort(how, v)
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::sort(v, lend::options{.grain = 2});
#else
  lend::sort(lend::options{.grain = 2}, v);
#endif
}
