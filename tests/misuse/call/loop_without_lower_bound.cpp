// lend[call]
// shows: write parallel_for(low, high, f, args...)
#include <lend/lend.hpp>

#include <cstddef>

int main() {
#ifdef BREAK
  lend::parallel_for(10, [](std::size_t) {});
#else
  lend::parallel_for(0, 10, [](int) {});
#endif
}
