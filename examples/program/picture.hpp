#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace program {

struct rgb {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
};

struct picture {
  picture(std::size_t columns, std::size_t rows)
      : width(columns), height(rows), pixels(columns * rows) {}

  std::size_t width;
  std::size_t height;
  std::vector<rgb> pixels;
};

/// A colour from black over purple and orange to a pale yellow, as bright as `value` in [0, 1].
rgb heat_color(double value);

/// Writes the picture as PNG, or as PPM where this program was built without libpng: the name then
/// ends in .ppm instead. Returns the name of the file. Throws std::system_error.
std::string save(const picture& image, std::string path);

}  // namespace program
