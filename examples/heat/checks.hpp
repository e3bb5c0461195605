#pragma once

#include <cstddef>

/// The largest difference between a simulated plate whose temperature is a product of cosines, and
/// the decay of that wave as calculated.
double largest_error_of_a_wave(std::size_t size, std::size_t steps);

/// Whether a plate comes out of a parallel and of a sequential run with the same bits.
bool same_as_sequentially(std::size_t size, std::size_t steps);
