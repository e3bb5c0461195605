// lend[copy]
#include <lend/lend.hpp>

#include <string>
#include <vector>

int main() {
  std::string text = "text";
  std::vector<int> v{3, 1, 2};
  std::vector<int> w(3);
#ifdef BREAK
  lend::transform(v, w, [](int n, const std::string& of) { return n + of[0]; }, text);
#else
  lend::transform(v, w, [](int n, const std::string& of) { return n + of[0]; }, lend::shared(text));
#endif
}
