// lend[no-capture]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  [[maybe_unused]] int sum = 0;
#ifdef BREAK
  lend::for_each(v, [&sum](auto& x) { sum += x; });
#else
  lend::for_each(v, [](auto& x) { x = 0; });
#endif
}
