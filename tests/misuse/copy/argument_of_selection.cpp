// lend[copy]
#include <lend/lend.hpp>

#include <string>
#include <vector>

int main() {
  std::string text = "text";
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::nth_element(
      v, 1, [](int a, int b, const std::string& of) { return of[0] < a && a < b; }, text);
#else
  lend::nth_element(
      v, 1, [](int a, int b, const std::string& of) { return of[0] < a && a < b; },
      lend::shared(text));
#endif
}
