// lend[copy]
#include <lend/lend.hpp>

#include <string>
#include <vector>

int main() {
  std::string text = "text";
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::tabulate(
      v, [](std::size_t, const std::string& of) { return static_cast<int>(of.size()); }, text);
#else
  lend::tabulate(
      v, [](std::size_t, const std::string& of) { return static_cast<int>(of.size()); },
      lend::shared(text));
#endif
}
