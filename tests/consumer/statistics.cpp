#include "statistics.hpp"

#include <lend/lend.hpp>

#include <functional>

statistics describe(std::vector<double> values) {
  lend::sort(values);
  const double median = values[values.size() / 2];

  const auto count = static_cast<double>(values.size());
  const double mean = lend::reduce(values, 0.0, std::plus<>{}) / count;
  lend::for_each(
      values, [](double& value, double middle) { value = (value - middle) * (value - middle); },
      mean);
  return {.median = median, .variance = lend::reduce(values, 0.0, std::plus<>{}) / count};
}
