// lend[copy]
#include <lend/lend.hpp>

#include <string>
#include <vector>

int main() {
  std::string text = "text";
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::join(
      lend::split_at(1, v),
      [](lend::slice_mut<int> half, const std::string& of) { half[0] = of[0]; }, text);
#else
  lend::join(
      lend::split_at(1, v),
      [](lend::slice_mut<int> half, const std::string& of) { half[0] = of[0]; },
      lend::shared(text));
#endif
}
