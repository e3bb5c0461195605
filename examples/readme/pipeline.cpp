#include <lend/lend.hpp>

#include "checked.hpp"

#include <map>
#include <string>
#include <vector>

namespace {

struct order {
  std::string item;
  int pieces;
  bool paid;
};
using prices = std::map<std::string, double>;

double cost_of(const order& one, const prices& of) { return one.pieces * of.at(one.item); }

bool is_prime(int n) {
  for (int d = 2; d * d <= n; ++d) {
    if (n % d == 0) return false;
  }
  return n > 1;
}

double income_from(std::vector<order>& orders, const prices& catalog) {
  // README: pipeline
  const double income = lend::par(orders) | lend::filter(&order::paid) |
                        lend::transform(cost_of, lend::shared(catalog)) | lend::sum;

  // the orders themselves are lent to the last stage, as to lend::for_each
  lend::par(orders) | lend::filter(&order::paid) |
      lend::for_each([](order& one) { one.pieces = 0; });

  // the first hundred primes: not many numbers behind them are tested
  const std::vector<int> primes =
      lend::par(0, 1'000'000) | lend::filter(is_prime) | lend::take(100) | lend::to_vector;
  // README: end
  return primes.back() == 541 ? income : 0;
}

}  // namespace

int main() {
  std::vector<order> orders;
  orders.reserve(1'000);
  for (int i = 0; i < 1'000; ++i) orders.push_back({i % 2 == 0 ? "nail" : "hook", 4, i % 4 < 2});
  const double income = income_from(orders, {{"nail", 0.25}, {"hook", 0.5}});
  return checked(income == 250 * 4 * 0.25 + 250 * 4 * 0.5 && orders[0].pieces == 0 &&
                 orders[2].pieces == 4);
}
