#define LEND_BOUNDS 0
#define BENCH_NAMED(name) name##_unchecked
#include "plain_indexed.hpp"
