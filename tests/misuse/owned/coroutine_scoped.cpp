// lend[owned]
#include <lend/lend.hpp>

#include <coroutine>

struct routine {
  struct promise_type {
    routine get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() {}
  };
};
routine later(int) { co_return; }
void now(int) {}

int main() {
#ifdef BREAK
  auto guard = lend::scoped(later, 1);
#else
  auto guard = lend::scoped(now, 1);
#endif
}
