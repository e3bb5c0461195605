// lend[owned]
#include <lend/lend.hpp>

#include <vector>

struct summing {
  lend::slice<int> part;
  int operator()() const { return part[0]; }
};
struct counted {
  int first;
  int operator()() const { return first; }
};

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  auto later = lend::run([](lend::slice<int> w) { return summing{w}; }, lend::shared(v));
  return later() - 3;
#else
  auto later = lend::run([](lend::slice<int> w) { return counted{w[0]}; }, lend::shared(v));
  return later() - 3;
#endif
}
