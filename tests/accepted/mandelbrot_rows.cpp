#include <lend/lend.hpp>

#include <complex>
#include <cstddef>
#include <span>
#include <vector>

struct window {
  std::complex<double> corner;
  double step;
};

int escape_time(std::complex<double> c) {
  std::complex<double> z;
  int n = 0;
  while (n < 50 && std::norm(z) < 4.0) {
    z = z * z + c;
    ++n;
  }
  return n;
}

void draw_row(std::size_t row, std::span<int> pixels, const window& seen) {
  for (std::size_t x = 0; x < pixels.size(); ++x) {
    pixels[x] =
        escape_time(seen.corner + std::complex<double>(static_cast<double>(x) * seen.step,
                                                       static_cast<double>(row) * seen.step));
  }
}

int main() {
  const std::size_t width = 80;
  const std::size_t height = 60;
  std::vector<int> image(width * height);
  const window seen{{-2.0, -1.2}, 0.04};
  lend::for_each(lend::enumerate(lend::chunks(image, width)), draw_row, lend::shared(seen));

  std::vector<int> expected(image.size());
  for (std::size_t row = 0; row < height; ++row) {
    draw_row(row, std::span(expected).subspan(row * width, width), seen);
  }
  return image == expected ? 0 : 1;
}
