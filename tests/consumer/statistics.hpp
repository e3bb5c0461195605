#pragma once

#include <vector>

struct statistics {
  double median;
  double variance;
};

statistics describe(std::vector<double> values);
