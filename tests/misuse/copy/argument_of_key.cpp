// lend[copy]
#include <lend/lend.hpp>

#include <string>
#include <vector>

int main() {
  std::string text = "text";
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  return lend::group_by(v, [](int n, const std::string& of) { return n % of[0]; }, text).empty();
#else
  return lend::group_by(
             v, [](int n, const std::string& of) { return n % of[0]; }, lend::shared(text))
      .empty();
#endif
}
