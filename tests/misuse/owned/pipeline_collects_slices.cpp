// lend[owned]
#include <lend/lend.hpp>

#include <vector>

int main() {
  const std::vector<int> v{3, 1, 2};
#ifdef BREAK
  const auto all = lend::par(lend::chunks(v, 2)) | lend::to_vector;
  return all.empty() ? 1 : 0;
#else
  const auto all = lend::par(lend::chunks(v, 2)) |
                   lend::transform([](lend::slice<int> part) { return part.size(); }) |
                   lend::to_vector;
  return all.empty() ? 1 : 0;
#endif
}
