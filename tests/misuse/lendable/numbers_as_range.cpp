// lend[lendable]
// shows: lend::parallel_for(low, high, f)
#include <lend/lend.hpp>

#include <ranges>

int main() {
#ifdef BREAK
  lend::for_each(std::views::iota(0, 10), [](int) {});
#else
  lend::parallel_for(0, 10, [](int) {});
#endif
}
