#pragma once

#include "../program/picture.hpp"
#include "body.hpp"

#include <span>

/// The bodies as stars, those of one galaxy in warm light and those of the other in cold.
program::picture draw_stars(std::span<const body> bodies);
