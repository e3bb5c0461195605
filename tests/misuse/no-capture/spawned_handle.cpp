// lend[no-capture]
#include <lend/lend.hpp>

int main() {
  int number = 3;
#ifdef BREAK
  lend::task_handle<int> handle = lend::spawn([&number] { return number; });
#else
  lend::task_handle<int> handle = lend::spawn([](int n) { return n; }, lend::copy(number));
#endif
  return handle.join();
}
