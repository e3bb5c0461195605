// lend[sync]
#include <lend/lend.hpp>

#include <memory>
#include <vector>

int main() {
  std::vector<lend::box<int>> v;
  v.push_back(lend::make_box<int>(2));
#ifdef BREAK
  const std::vector<std::unique_ptr<int>> w(1);
  return lend::max_element(w).has_value() ? 0 : 1;
#else
  const auto less = [](const lend::box<int>& a, const lend::box<int>& b) { return *a < *b; };
  return lend::max_element(v, less).has_value() ? 0 : 1;
#endif
}
