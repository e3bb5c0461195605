#define LEND_BOUNDS 1
#define BENCH_NAMED(name) name##_checked
#include "plain_indexed.hpp"
