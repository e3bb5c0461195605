// lend[owned]
#include <lend/lend.hpp>

#include <cstddef>
#include <vector>

int main() {
  const std::vector<std::size_t> v{0, 1, 0};
  const std::vector<int> names{7, 8};
#ifdef BREAK
  const auto all = lend::group_by(
      v, [](std::size_t i, lend::slice<int> of) { return lend::slice<int>(of).first(i); },
      lend::shared(names));
#else
  const auto all = lend::group_by(
      v, [](std::size_t i, lend::slice<int> of) { return of[i]; }, lend::shared(names));
#endif
  return all.size() == 2 ? 0 : 1;
}
