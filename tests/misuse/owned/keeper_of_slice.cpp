// lend[owned]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{0, 1};
  return lend::call(
      [](lend::slice<int> part) {
#ifdef BREAK
        const lend::keeper<lend::slice<int>> k(part);
#else
        const lend::keeper<std::vector<int>> k(std::in_place, part.begin(), part.end());
#endif
        return (*k)[0];
      },
      lend::shared(v));
}
