#include <lend/lend.hpp>

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

int sum(const std::vector<int>& v) { return std::accumulate(v.begin(), v.end(), 0); }
int greatest(const std::vector<int>& v) { return *std::ranges::max_element(v); }
std::string describe(const std::vector<int>& v) { return std::to_string(v.size()) + " numbers"; }

int main() {
  const std::vector<int> v{3, 1, 2};
  const auto [total, most, text] =
      lend::join(lend::task(sum, lend::shared(v)), lend::task(greatest, lend::shared(v)),
                 lend::task(describe, lend::shared(v)));
  return total == 6 && most == 3 && text == "3 numbers" ? 0 : 1;
}
