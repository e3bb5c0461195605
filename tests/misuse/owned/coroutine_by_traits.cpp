// lend[owned]
#include <lend/lend.hpp>

#include <coroutine>

struct nothing {};

struct promise {
  nothing get_return_object() { return {}; }
  std::suspend_never initial_suspend() noexcept { return {}; }
  std::suspend_never final_suspend() noexcept { return {}; }
  void return_void() {}
  void unhandled_exception() {}
};

template <>
struct std::coroutine_traits<nothing, int> {
  using promise_type = promise;
};

nothing later(int) { co_return; }
nothing now(long) { return {}; }

int main() {
#ifdef BREAK
  lend::run(later, 1);
#else
  lend::run(now, 1L);
#endif
}
