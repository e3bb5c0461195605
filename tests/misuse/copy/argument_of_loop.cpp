// lend[copy]
#include <lend/lend.hpp>

#include <string>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  std::string s = "x";
#ifdef BREAK
  lend::for_each(v, [](int& x, const std::string& t) { x = static_cast<int>(t.size()); }, s);
#else
  lend::for_each(
      v, [](int& x, const std::string& t) { x = static_cast<int>(t.size()); }, lend::shared(s));
#endif
}
