// lend[call]
// shows: called_with<int>
#include <lend/lend.hpp>

int main() {
#ifdef BREAK
  lend::parallel_for(0, 3, [](int, int) {});
#else
  lend::parallel_for(0, 3, [](int, int) {}, 1);
#endif
}
