#include "outside.hpp"

bool stops_without_bounds();

int main() { return stops_outside() && !stops_without_bounds() ? 0 : 1; }
