// lend[sync]
#include <lend/lend.hpp>

#include <vector>

struct cached {
  int value;
  mutable int hits;
};
struct counted {
  int value;
  int hits;
};

int main() {
#ifdef BREAK
  std::vector<cached> all{{1, 0}};
  const int sum = lend::transform_reduce(
      all, -1, [](int a, int b) { return a + b; },
      [](const cached& c) { return ++c.hits, c.value; });
  return sum;
#else
  std::vector<counted> all{{1, 0}};
  lend::for_each(all, [](counted& c) { ++c.hits; });
  return all[0].hits - 1;
#endif
}
