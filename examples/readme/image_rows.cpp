#include <lend/lend.hpp>

#include "checked.hpp"

#include <span>
#include <vector>

namespace {

struct rgb {
  unsigned char red;
  unsigned char green;
  unsigned char blue;

  bool operator==(const rgb&) const = default;
};

struct scene {
  std::vector<rgb> palette;
};

/// Sequential code, which knows nothing of lend.
void render(std::size_t row, std::span<rgb> out, const scene& shown) {
  for (std::size_t column = 0; column < out.size(); ++column) {
    out[column] = shown.palette[(row ^ column) % shown.palette.size()];
  }
}

void render_all(std::vector<rgb>& pixels, std::size_t width, const scene& the_scene) {
  // README: image_rows
  // rows of an image, a scene that all of them read; render takes a std::span, as sequential code
  // does
  lend::for_each(
      lend::enumerate(lend::chunks(pixels, width)),
      [](std::size_t row, lend::slice_mut<rgb> out, const scene& s) { render(row, out, s); },
      lend::shared(the_scene));
  // README: end
}

}  // namespace

int main() {
  const scene the_scene{{{255, 0, 0}, {0, 255, 0}, {0, 0, 255}}};
  constexpr std::size_t width = 320;
  constexpr std::size_t height = 200;
  std::vector<rgb> pixels(width * height);
  std::vector<rgb> expected(width * height);
  for (std::size_t row = 0; row < height; ++row) {
    render(row, std::span(expected).subspan(row * width, width), the_scene);
  }
  render_all(pixels, width, the_scene);
  return checked(pixels == expected);
}
