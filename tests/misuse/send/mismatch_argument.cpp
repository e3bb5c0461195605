// lend[send]
#include <lend/lend.hpp>

#include <vector>

int main() {
  const std::vector<int> v{1, 2};
  const int off = 1;
#ifdef BREAK
  return lend::mismatch(
             v, v, [](int a, int b, const int* by) { return a == b + *by; }, &off)
      .has_value();
#else
  return lend::mismatch(v, v, [](int a, int b, int by) { return a == b + by; }, off).has_value();
#endif
}
