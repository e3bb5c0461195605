#include "png_encoding.hpp"

#ifdef EXAMPLES_HAVE_PNG

#include <png.h>

#include <stdexcept>
#include <string>

namespace program {

std::optional<std::vector<char>> encode_png(const picture& image) {
  png_image about = {};
  about.version = PNG_IMAGE_VERSION;
  about.width = static_cast<png_uint_32>(image.width);
  about.height = static_cast<png_uint_32>(image.height);
  about.format = PNG_FORMAT_RGB;

  static_assert(sizeof(rgb) == 3);
  std::vector<char> bytes(PNG_IMAGE_PNG_SIZE_MAX(about));
  png_alloc_size_t size = bytes.size();
  if (png_image_write_to_memory(&about, bytes.data(), &size, 0, image.pixels.data(), 0, nullptr) ==
      0) {
    throw std::runtime_error(std::string("libpng: ") + about.message);
  }
  bytes.resize(size);
  return bytes;
}

}  // namespace program

#else

namespace program {

std::optional<std::vector<char>> encode_png(const picture& /*image*/) { return std::nullopt; }

}  // namespace program

#endif
