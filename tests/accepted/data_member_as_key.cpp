#include <lend/lend.hpp>

#include <functional>
#include <string>
#include <vector>

struct item {
  std::string name;
  int price;
};

int main() {
  const std::vector<item> items{{"pen", 2}, {"ink", 5}, {"book", 12}};
  std::vector<std::string> names(items.size());
  lend::transform(items, names, &item::name);
  const int total = lend::transform_reduce(items, 0, std::plus<>{}, &item::price);
  return names[2] == "book" && total == 19 ? 0 : 1;
}
