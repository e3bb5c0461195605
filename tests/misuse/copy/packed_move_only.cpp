// lend[copy]
#include <lend/lend.hpp>

#include <memory>
#include <vector>

int main() {
  std::vector<std::unique_ptr<const int>> v(3);
#ifdef BREAK
  return lend::copy_if(v, [](const auto& p) { return p == nullptr; }).size() == 1;
#else
  return lend::stable_partition(v, [](const auto& p) { return p == nullptr; }) == 1;
#endif
}
