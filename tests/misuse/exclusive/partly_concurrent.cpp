// lend[exclusive]
#include <lend/lend.hpp>

#include <atomic>
#include <vector>

struct counters {
  std::atomic<int> hits;
  int total;
};
struct atomic_counters {
  std::atomic<int> hits;
  std::atomic<int> total;
};

int main() {
#ifdef BREAK
  std::vector<int> v{3, 1, 2};
  counters c{};
  lend::for_each(v, [](int& x, counters& of) { of.total += x; }, lend::shared(c));
#else
  std::vector<int> v{3, 1, 2};
  atomic_counters c{};
  lend::for_each(v, [](int& x, atomic_counters& of) { of.total += x; }, lend::shared(c));
#endif
}
