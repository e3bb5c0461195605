#include <algorithm>
#include <execution>
#include <vector>

void add(std::vector<float>& y, const std::vector<float>& x, float factor) {
  std::transform(std::execution::par, x.begin(), x.end(), y.begin(), y.begin(),
                 [factor](float part, float sum) { return sum + factor * part; });
}
