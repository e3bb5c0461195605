// lend[no-capture]
#include <lend/lend.hpp>

int main() {
  int n = 1;
#ifdef BREAK
  return lend::scope(
      [](lend::scope_handle& s, int m) {
        auto task = s.spawn([&] { return m; });
        int result = task.join();
        return result;
      },
      n);
#else
  return lend::scope(
      [](lend::scope_handle& s, int m) {
        auto task = s.spawn([](int k) { return k - 1; }, m);
        int result = task.join();
        return result;
      },
      n);
#endif
}
