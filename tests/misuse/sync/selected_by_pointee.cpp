// lend[sync]
#include <lend/lend.hpp>

#include <memory>
#include <vector>

int main() {
  std::vector<std::unique_ptr<int>> v;
  std::vector<std::unique_ptr<const int>> w;
#ifdef BREAK
  lend::nth_element(v, 0, [](const auto& a, const auto& b) { return *a < *b; });
#else
  lend::nth_element(w, 0, [](const auto& a, const auto& b) { return *a < *b; });
#endif
}
