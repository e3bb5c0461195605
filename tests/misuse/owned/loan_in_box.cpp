// lend[owned]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  const auto kept = lend::run(
      [](lend::slice<int> s) { return lend::make_box<lend::slice<int>>(s); }, lend::shared(v));
#else
  const auto kept = lend::run(
      [](lend::slice<int> s) { return lend::make_box<std::vector<int>>(s.begin(), s.end()); },
      lend::shared(v));
#endif
  return (*kept)[0] - 3;
}
