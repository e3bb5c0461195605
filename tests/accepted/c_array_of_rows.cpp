#include <lend/lend.hpp>

double picture[48][64];

int main() {
  lend::for_each(lend::enumerate(picture), [](std::size_t y, double(&row)[64]) {
    for (std::size_t x = 0; x < 64; ++x) row[x] = static_cast<double>(x * y);
  });
  return picture[47][63] == 47.0 * 63.0 ? 0 : 1;
}
