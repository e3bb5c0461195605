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
  lend::scope([](lend::scope_handle& s) { s.spawn(later, 1); });
#else
  lend::scope([](lend::scope_handle& s) { s.spawn(now, 1); });
#endif
}
