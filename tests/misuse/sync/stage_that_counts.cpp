// lend[sync]
#include <lend/lend.hpp>

#include <vector>

struct counting {
  mutable int calls;
  int operator()(int x) const { return x + calls++; }
};
struct adding {
  int by;
  int operator()(int x) const { return x + by; }
};

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  const auto all = lend::par(v) | lend::transform(counting{0}) | lend::to_vector;
  return all.empty();
#else
  const auto all = lend::par(v) | lend::transform(adding{0}) | lend::to_vector;
  return all.empty();
#endif
}
