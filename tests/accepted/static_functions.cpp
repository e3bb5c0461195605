#include <lend/lend.hpp>

#include <array>
#include <vector>

struct temperature {
  static double to_celsius(double fahrenheit) noexcept { return (fahrenheit - 32) / 1.8; }
};

double half(double x) { return x / 2; }
double square(double x) { return x * x; }

int main() {
  const std::vector<double> fahrenheit{32, 212};
  std::vector<double> celsius(2);
  lend::transform(fahrenheit, celsius, temperature::to_celsius);

  const std::array<double (*)(double), 2> table{half, square};
  double sum = 0;
  for (const auto function : table) sum += lend::run(function, 4.0);
  return celsius == std::vector<double>{0, 100} && sum == 18 ? 0 : 1;
}
