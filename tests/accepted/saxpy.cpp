#include <lend/lend.hpp>

#include <vector>

int main() {
  const float a = 2.0F;
  const std::vector<float> x(1'000, 3.0F);
  std::vector<float> y(1'000, 1.0F);
  lend::for_each(
      lend::zip(y, x), [](float& to, float from, float factor) { to += factor * from; }, a);
  for (const float value : y) {
    if (value != 7.0F) return 1;
  }
  return 0;
}
