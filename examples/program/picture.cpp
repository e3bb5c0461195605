#include "picture.hpp"

#include "file.hpp"
#include "png_encoding.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <utility>

namespace program {
namespace {

// The map "inferno" of Matplotlib (CC0) at nine places.
constexpr std::array<rgb, 9> inferno{{{0, 0, 4},
                                      {31, 12, 72},
                                      {85, 15, 109},
                                      {136, 34, 106},
                                      {186, 54, 85},
                                      {227, 89, 51},
                                      {249, 140, 10},
                                      {249, 201, 50},
                                      {252, 255, 164}}};

std::uint8_t between(std::uint8_t low, std::uint8_t high, double share) {
  return static_cast<std::uint8_t>(std::lround(low + (high - low) * share));
}

std::vector<char> encode_ppm(const picture& image) {
  const std::string header =
      "P6\n" + std::to_string(image.width) + ' ' + std::to_string(image.height) + "\n255\n";
  std::vector<char> bytes(header.begin(), header.end());
  bytes.reserve(bytes.size() + image.pixels.size() * 3);
  for (const rgb& pixel : image.pixels) {
    for (const std::uint8_t value : {pixel.red, pixel.green, pixel.blue}) {
      bytes.push_back(static_cast<char>(value));
    }
  }
  return bytes;
}

}  // namespace

rgb heat_color(double value) {
  constexpr double steps = inferno.size() - 1;
  const double place = std::clamp(value, 0.0, 1.0) * steps;
  const auto low = std::min(static_cast<std::size_t>(place), inferno.size() - 2);
  const double share = place - static_cast<double>(low);
  const rgb& from = inferno[low];
  const rgb& to = inferno[low + 1];
  return {between(from.red, to.red, share), between(from.green, to.green, share),
          between(from.blue, to.blue, share)};
}

std::string save(const picture& image, std::string path) {
  if (const auto png = encode_png(image)) {
    output_file(path).write(*png);
    return path;
  }
  if (path.ends_with(".png")) path.replace(path.size() - 4, 4, ".ppm");
  output_file(path).write(encode_ppm(image));
  return path;
}

}  // namespace program
