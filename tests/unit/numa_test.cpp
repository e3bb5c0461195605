#include <lend/lend.hpp>

#include <doctest/doctest.h>

TEST_CASE("an arena on a NUMA node has its width") {
  const lend::arena arena{{.width = 2, .numa_node = 0}};
  CHECK(arena.run([] { return lend::this_arena::width(); }) == 2);
}
