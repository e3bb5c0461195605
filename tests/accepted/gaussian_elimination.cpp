#include <lend/lend.hpp>

#include <cstddef>
#include <vector>

constexpr std::size_t columns = 4;

void eliminate_below(lend::slice_mut<double> upper, lend::slice_mut<double> below,
                     std::size_t pivot) {
  const auto row = std::move(upper).last(columns).freeze();
  lend::for_each(
      lend::chunks(below, columns),
      [](lend::slice_mut<double> target, lend::slice<double> source, std::size_t p) {
        const double factor = target[p] / source[p];
        for (std::size_t j = p; j < target.size(); ++j) target[j] -= factor * source[j];
      },
      row, pivot);
}

int main() {
  std::vector<double> m{2,  1,  -1, 8,    //
                        -3, -1, 2,  -11,  //
                        -2, 1,  2,  -3};
  for (std::size_t pivot = 0; pivot < 3; ++pivot) {
    lend::call(lend::split_at((pivot + 1) * columns, m), eliminate_below, pivot);
  }
  const double z = m[11] / m[10];
  const double y = (m[7] - m[6] * z) / m[5];
  const double x = (m[3] - m[2] * z - m[1] * y) / m[0];
  const auto near = [](double a, double b) { return a - b < 1e-9 && b - a < 1e-9; };
  return near(x, 2) && near(y, 3) && near(z, -1) ? 0 : 1;
}
