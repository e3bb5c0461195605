// lend[exclusive] in source line
#include <lend/lend.hpp>

int main() {
#ifdef BREAK
  lend::scope([](lend::scope_handle& s) {
    auto task = s.spawn([] { return 1; });
    lend::scope_task<int> second = task;
    second.join();
  });
#else
  lend::scope([](lend::scope_handle& s) {
    auto task = s.spawn([] { return 1; });
    lend::scope_task<int> second = std::move(task);
    second.join();
  });
#endif
}
