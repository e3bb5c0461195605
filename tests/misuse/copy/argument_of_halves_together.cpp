// lend[copy]
#include <lend/lend.hpp>

#include <string>
#include <vector>

int main() {
  std::string text = "text";
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::call(
      lend::split_at(1, v),
      [](lend::slice_mut<int> a, lend::slice_mut<int>, const std::string& of) { a[0] = of[0]; },
      text);
#else
  lend::call(
      lend::split_at(1, v),
      [](lend::slice_mut<int> a, lend::slice_mut<int>, const std::string& of) { a[0] = of[0]; },
      lend::shared(text));
#endif
}
