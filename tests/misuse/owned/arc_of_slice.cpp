// lend[owned]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{0, 1};
  return lend::call(
      [](lend::slice<int> part) {
#ifdef BREAK
        return (*lend::make_arc<lend::slice<int>>(part))[0];
#else
        return (*lend::make_arc<std::vector<int>>(part.begin(), part.end()))[0];
#endif
      },
      lend::shared(v));
}
