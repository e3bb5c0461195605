// lend[owned]
#include <lend/lend.hpp>

#include <coroutine>
#include <vector>

struct routine {
  struct promise_type {
    routine get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() {}
  };
};

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::for_each(v, [](int& x) -> routine {
    x = 0;
    co_return;
  });
#else
  lend::for_each(v, [](int& x) { x = 0; });
#endif
}
