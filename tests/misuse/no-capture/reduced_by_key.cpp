// lend[no-capture]
#include <lend/lend.hpp>

#include <functional>
#include <vector>

int main() {
  const std::vector<int> v{3, 1, 2};
  int calls = 0;
#ifdef BREAK
  const auto all = lend::reduce_by_key(v, [&](int x) { return ++calls, x % 2; }, 0, std::plus<>{});
#else
  const auto all = lend::reduce_by_key(v, [](int x) { return x % 2; }, calls, std::plus<>{});
#endif
  return all.size() == 2 ? 0 : 1;
}
