// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

auto cut(lend::slice_mut<int>& v) {
#ifdef BREAK
  auto halves = v.split_at(1);
  return halves;
#else
  lend::join(v.split_at(1), [](lend::slice_mut<int> half) { half[0] = 1; });
#endif
}

int main() {
  std::vector<int> numbers{3, 1, 2};
  lend::run([](lend::slice_mut<int> v) { static_cast<void>(cut(v)); }, lend::mut(numbers));
}
