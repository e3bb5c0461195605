#include <lend/lend.hpp>

#include <map>
#include <string>
#include <vector>

struct order {
  std::string item;
  int pieces;
  bool paid;
};

int main() {
  const std::map<std::string, double> prices{{"nail", 0.25}, {"hammer", 20}};
  std::vector<order> orders;
  for (int i = 0; i < 10'000; ++i) {
    orders.push_back({i % 2 == 0 ? "nail" : "hammer", i % 4, i % 3 != 0});
  }
  const double income = lend::par(orders) | lend::filter(&order::paid) |
                        lend::transform(
                            [](const order& one, const std::map<std::string, double>& price) {
                              return one.pieces * price.at(one.item);
                            },
                            lend::shared(prices)) |
                        lend::sum;

  lend::par(orders) | lend::filter([](const order& one) { return one.pieces == 0; }) |
      lend::for_each([](order& one) { one.item = "nothing"; });

  const auto unpaid = lend::par(orders) | lend::enumerate |
                      lend::filter([](std::size_t, const order& one) { return !one.paid; }) |
                      lend::transform([](std::size_t i, const order&) { return i; }) |
                      lend::to_vector;
  return income > 0 && unpaid[1] == 3 && orders[4].item == "nothing" ? 0 : 1;
}
