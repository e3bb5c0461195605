#pragma once

#include "plate.hpp"

/// A cold plate with hot rings and discs.
plate starting_plate(std::size_t size);
