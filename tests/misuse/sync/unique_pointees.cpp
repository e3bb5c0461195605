// lend[sync]
#include <lend/lend.hpp>

#include <memory>
#include <vector>

int main() {
  std::vector<std::unique_ptr<int>> v(3);
  std::vector<std::unique_ptr<const int>> w(3);
#ifdef BREAK
  return lend::unique(v) == 3 && w.empty();
#else
  return lend::unique(w) == 3 && v.empty();
#endif
}
