// lend[owned]
// culprit: found.parts[].where: lend::slice<int>
#include <lend/lend.hpp>

#include <cstddef>
#include <vector>

struct place {
  int value;
  lend::slice<int> where;
};
struct found {
  std::vector<place> parts;
};
struct indices {
  std::vector<std::size_t> parts;
};

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::run([](lend::slice<int>) { return found{}; }, lend::shared(v));
#else
  lend::run([](lend::slice<int>) { return indices{}; }, lend::shared(v));
#endif
}
