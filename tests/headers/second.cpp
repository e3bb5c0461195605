#include <lend/lend.hpp>

int second();

int second() { return 0; }
