#pragma once

#include "body.hpp"

#include <cstddef>
#include <vector>

/// Two spiral discs that are about to meet; the same ones for the same number of bodies.
std::vector<body> two_galaxies(std::size_t bodies);
