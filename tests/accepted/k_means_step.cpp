#include <lend/lend.hpp>

#include <array>
#include <cstddef>
#include <vector>

using centres = std::array<double, 2>;

struct sums {
  std::array<double, 2> total{};
  std::array<int, 2> count{};
};

sums add(sums a, const sums& b) {
  for (std::size_t k = 0; k < 2; ++k) {
    a.total[k] += b.total[k];
    a.count[k] += b.count[k];
  }
  return a;
}

sums nearest(double x, const centres& around) {
  sums one;
  const std::size_t k = x < (around[0] + around[1]) / 2 ? 0 : 1;
  one.total[k] = x;
  one.count[k] = 1;
  return one;
}

int main() {
  const std::vector<double> points{1, 2, 3, 11, 12, 13};
  centres now{0, 5};
  for (int i = 0; i < 5; ++i) {
    const sums all = lend::transform_reduce(points, sums{}, add, nearest, now);
    for (std::size_t k = 0; k < 2; ++k) now[k] = all.total[k] / all.count[k];
  }
  return now == centres{2, 12} ? 0 : 1;
}
