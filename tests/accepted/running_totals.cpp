#include <lend/lend.hpp>

#include <functional>
#include <vector>

struct order {
  int amount;
  bool paid;
};

int main() {
  const std::vector<order> orders{{5, true}, {7, false}, {1, true}, {2, true}};
  const std::vector<order> paid = lend::copy_if(orders, &order::paid);
  std::vector<int> amounts(paid.size());
  lend::transform(paid, amounts, &order::amount);
  std::vector<long> totals(paid.size());
  lend::inclusive_scan(amounts, totals, std::plus<>{});
  lend::exclusive_scan(amounts, 100, [](int a, int b) { return a + b; });
  const std::vector<std::size_t> open =
      lend::pack_index(orders, [](const order& o) { return !o.paid; });
  return totals == std::vector<long>{5, 6, 8} && amounts == std::vector{100, 105, 106} &&
                 open == std::vector<std::size_t>{1}
             ? 0
             : 1;
}
