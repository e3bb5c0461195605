// lend[exclusive] in source line
#include <lend/lend.hpp>

#include <utility>

int wait_for(lend::task_handle<int> handle) { return handle.join(); }

int main() {
  auto handle = lend::spawn([] { return 0; });
#ifdef BREAK
  return wait_for(handle);
#else
  return wait_for(std::move(handle));
#endif
}
