// lend[owned]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  const auto part = lend::call(
      lend::split_at(1, v), [](lend::slice_mut<int> front, lend::slice_mut<int>) { return front; });
  return part[0] - 3;
#else
  return lend::call(lend::split_at(1, v),
                    [](lend::slice_mut<int> front, lend::slice_mut<int>) { return front[0]; }) -
         3;
#endif
}
