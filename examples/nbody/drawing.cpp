#include "drawing.hpp"

#include <lend/lend.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

namespace {

constexpr std::size_t width = 1200;
constexpr std::size_t height = 900;

struct light {
  double red = 0;
  double green = 0;
  double blue = 0;
};

constexpr std::array<light, 2> colors{{{1.0, 0.62, 0.33}, {0.40, 0.62, 1.0}}};

/// Which part of the plane is seen: nearly all stars.
struct view {
  double x;
  double y;
  double pixels_per_length;
};

/// The bounds between which all but a few of the numbers lie.
std::pair<double, double> bounds(std::vector<double> numbers) {
  const std::size_t few = numbers.size() / 100;
  lend::sort(numbers);
  return {numbers[few], numbers[numbers.size() - 1 - few]};
}

view view_of(std::span<const body> bodies) {
  std::vector<double> xs;
  std::vector<double> ys;
  for (const body& star : bodies) {
    xs.push_back(star.place.x);
    ys.push_back(star.place.y);
  }
  const auto [left, right] = bounds(std::move(xs));
  const auto [bottom, top] = bounds(std::move(ys));
  constexpr double margin = 0.85;
  const double across = margin * static_cast<double>(width) / (right - left);
  const double up = margin * static_cast<double>(height) / (top - bottom);
  return {(left + right) / 2, (bottom + top) / 2, std::min({across, up, 1e6})};
}

/// Lights a pixel that lies `apart` from a star, in square pixels: a bright point in a dim glow.
void light_up(light& pixel, const light& color, double brightness, double apart) {
  const double seen = brightness * (std::exp(-apart / 1.1) + 0.03 * std::exp(-apart / 18));
  pixel.red += seen * color.red;
  pixel.green += seen * color.green;
  pixel.blue += seen * color.blue;
}

/// The pixels of a row or column, of so many, that lie around a place.
std::pair<int, int> around(double place, std::size_t pixels) {
  constexpr double reach = 9;
  const double last = static_cast<double>(pixels);
  return {static_cast<int>(std::clamp(place - reach, 0.0, last)),
          static_cast<int>(std::clamp(place + reach, 0.0, last))};
}

void shine(std::vector<light>& lights, const body& star, const view& seen, double brightness) {
  const double x =
      static_cast<double>(width) / 2 + seen.pixels_per_length * (star.place.x - seen.x);
  const double y =
      static_cast<double>(height) / 2 - seen.pixels_per_length * (star.place.y - seen.y);
  const light& color = colors[static_cast<std::size_t>(star.galaxy)];
  const auto [left, right] = around(x, width);
  const auto [top, bottom] = around(y, height);
  for (int row = top; row < bottom; ++row) {
    for (int column = left; column < right; ++column) {
      const double apart = std::pow(row + 0.5 - y, 2) + std::pow(column + 0.5 - x, 2);
      light_up(lights[static_cast<std::size_t>(row) * width + static_cast<std::size_t>(column)],
               color, brightness, apart);
    }
  }
}

std::uint8_t exposed(double amount) {
  return static_cast<std::uint8_t>(std::lround(255 * (1 - std::exp(-amount))));
}

program::rgb exposed_pixel(const light& at) {
  return {exposed(at.red), exposed(at.green), exposed(at.blue)};
}

}  // namespace

program::picture draw_stars(std::span<const body> bodies) {
  std::vector<light> lights(width * height);
  const view seen = view_of(bodies);
  const double brightness = std::clamp(20'000.0 / static_cast<double>(bodies.size()), 0.1, 3.0);
  for (const body& star : bodies) shine(lights, star, seen, brightness);
  program::picture image(width, height);
  lend::transform(lights, image.pixels, exposed_pixel);
  return image;
}
