// lend[lendable]
#include <lend/lend.hpp>

#include <atomic>
#include <vector>

#ifdef BREAK
struct point {
#else
struct alignas(8) point {
#endif
  int x;
  int y;
};

int main() {
  std::vector<point> points(3);
  lend::run([](lend::atomic_slice<point>) {}, lend::atomics(points));
}
