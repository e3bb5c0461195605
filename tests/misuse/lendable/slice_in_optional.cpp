// lend[lendable]
#include <lend/lend.hpp>

#include <optional>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  std::optional<std::size_t> length;
#ifdef BREAK
  std::optional<lend::slice<int>> kept;
  lend::run([](lend::slice<int> w, std::optional<lend::slice<int>>& out) { out = w; },
            lend::shared(v), lend::mut(kept));
#else
  lend::run([](lend::slice<int> w, std::optional<std::size_t>& out) { out = w.size(); },
            lend::shared(v), lend::mut(length));
#endif
}
