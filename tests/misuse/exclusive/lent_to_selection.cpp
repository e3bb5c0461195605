// lend[exclusive]
#include <lend/lend.hpp>

#include <atomic>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  int calls = 0;
#ifdef BREAK
  lend::nth_element(
      v, 1,
      [](int a, int b, int& n) {
        ++n;
        return a < b;
      },
      lend::mut(calls));
  return calls - 3;
#else
  std::atomic<int> count = calls;
  lend::nth_element(
      v, 1,
      [](int a, int b, std::atomic<int>& n) {
        ++n;
        return a < b;
      },
      lend::shared(count));
  return calls;
#endif
}
