// lend[send]
// shows: a lock does not move to another thread
#include <lend/lend.hpp>

#include <mutex>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  std::mutex m;
  lend::for_each(v, [](int& x, std::mutex&) { ++x; }, m);
#else
  lend::for_each(v, [](int& x) { ++x; });
#endif
}
