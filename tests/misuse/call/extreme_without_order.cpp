// lend[call]
#include <lend/lend.hpp>

#include <vector>

struct color {
  int red;
};

int main() {
  const std::vector<color> v{{3}, {1}};
#ifdef BREAK
  return lend::minmax_element(v).has_value() ? 0 : 1;
#else
  const auto darker = [](const color& a, const color& b) { return a.red < b.red; };
  return lend::minmax_element(v, darker).has_value() ? 0 : 1;
#endif
}
