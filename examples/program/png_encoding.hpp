#pragma once

#include "picture.hpp"

#include <optional>
#include <vector>

namespace program {

/// The bytes of a PNG file; nothing where this program was built without libpng. Throws
/// std::runtime_error.
std::optional<std::vector<char>> encode_png(const picture& image);

}  // namespace program
