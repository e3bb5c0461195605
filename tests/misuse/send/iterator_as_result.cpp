// lend[send]
#include <lend/lend.hpp>

#include <optional>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  return *lend::run([](const std::vector<int>& w) { return w.begin(); }, lend::shared(v)) - 3;
#else
  return *lend::run([](const std::vector<int>& w) { return std::optional(w[0]); },
                    lend::shared(v)) -
         3;
#endif
}
