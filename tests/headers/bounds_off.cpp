#define LEND_BOUNDS 0
#include "outside.hpp"

bool stops_without_bounds();

bool stops_without_bounds() { return stops_outside(); }
