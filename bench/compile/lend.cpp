#include <lend/lend.hpp>

#include <vector>

void add(std::vector<float>& y, const std::vector<float>& x, float factor) {
  lend::for_each(
      lend::zip(y, x), [](float& sum, float part, float by) { sum += by * part; }, factor);
}
