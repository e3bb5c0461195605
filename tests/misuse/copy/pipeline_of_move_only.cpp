// lend[copy]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<lend::box<int>> v;
  v.push_back(lend::make_box<int>(1));
  v.push_back(lend::make_box<int>(2));
#ifdef BREAK
  const auto all = lend::par(v) | lend::to_vector;
  return all.size() == 2 ? 0 : 1;
#else
  const auto all =
      lend::par(v) | lend::transform([](const auto& p) { return *p; }) | lend::to_vector;
  return all.size() == 2 ? 0 : 1;
#endif
}
