#include <lend/lend.hpp>

#include <map>
#include <string>
#include <vector>

using prices = std::map<std::string, int>;

int main() {
  const prices list{{"apple", 3}, {"pear", 4}, {"plum", 5}};
  const std::vector<std::string> basket{"plum", "apple", "plum", "pear", "nothing"};
  const int total = lend::transform_reduce(
      basket, 0, [](int a, int b) { return a + b; },
      [](const std::string& item, const prices& known) {
        const auto found = known.find(item);
        return found == known.end() ? 0 : found->second;
      },
      lend::shared(list));
  return total == 17 ? 0 : 1;
}
