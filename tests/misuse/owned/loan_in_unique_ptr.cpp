// lend[owned]
#include <lend/lend.hpp>

#include <memory>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  auto kept = lend::run(
      [](lend::slice_mut<int> w) { return std::make_unique<lend::slice_mut<int>>(std::move(w)); },
      lend::mut(v));
  return (*kept)[0] - 3;
#else
  auto kept =
      lend::run([](lend::slice_mut<int> w) { return std::make_unique<int>(w[0]); }, lend::mut(v));
  return *kept - 3;
#endif
}
