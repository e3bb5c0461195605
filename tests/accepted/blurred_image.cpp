#include <lend/lend.hpp>

#include <cstddef>
#include <vector>

struct image {
  std::size_t width;
  std::size_t height;
  std::vector<int> pixels;

  int at(std::size_t x, std::size_t y) const { return pixels[y * width + x]; }
};

image blur(const image& in) {
  image out{in.width, in.height, std::vector<int>(in.pixels.size())};
  lend::for_each(
      lend::enumerate(lend::chunks(out.pixels, out.width)),
      [](std::size_t y, lend::slice_mut<int> row, const image& from) {
        for (std::size_t x = 0; x < row.size(); ++x) {
          const std::size_t left = x == 0 ? 0 : x - 1;
          const std::size_t right = x + 1 == row.size() ? x : x + 1;
          row[x] = (from.at(left, y) + from.at(x, y) + from.at(right, y)) / 3;
        }
      },
      lend::shared(in));
  return out;
}

int main() {
  image in{32, 16, std::vector<int>(32 * 16)};
  for (std::size_t i = 0; i < in.pixels.size(); ++i) in.pixels[i] = static_cast<int>(i % 32) * 3;
  const image out = blur(in);
  return out.at(0, 0) == 1 && out.at(5, 7) == 15 && out.at(31, 15) == 92 ? 0 : 1;
}
