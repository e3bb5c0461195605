// lend[sync]
#include <lend/lend.hpp>

#include <memory>
#include <vector>

int main() {
  const std::vector<std::unique_ptr<int>> v;
  const std::vector<std::unique_ptr<const int>> w;
#ifdef BREAK
  return static_cast<int>(
      lend::sorted_indices(v, [](const auto& a, const auto& b) { return *a < *b; }).size());
#else
  return static_cast<int>(
      lend::sorted_indices(w, [](const auto& a, const auto& b) { return *a < *b; }).size());
#endif
}
