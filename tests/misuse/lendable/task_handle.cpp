// lend[lendable]
#include <lend/lend.hpp>

int main() {
#ifdef BREAK
  lend::scope([](lend::scope_handle& s) {
    auto task = s.spawn([] { return 1; });
    lend::run([](lend::scope_task<int>& t) { t.join(); }, lend::mut(task));
  });
#else
  lend::scope([](lend::scope_handle& s) {
    auto task = s.spawn([] { return 1; });
    task.join();
  });
#endif
}
