// lend[copy]
#include <lend/lend.hpp>

#include <string>
#include <vector>

int main() {
  std::string text = "text";
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  return lend::histogram(
             v, 4,
             [](int n, const std::string& of) { return static_cast<std::size_t>(n) % of.size(); },
             text)
      .empty();
#else
  return lend::histogram(
             v, 4,
             [](int n, const std::string& of) { return static_cast<std::size_t>(n) % of.size(); },
             lend::shared(text))
      .empty();
#endif
}
