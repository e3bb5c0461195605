// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  std::vector<lend::slice_mut<int>> kept;
  lend::run([](lend::slice_mut<int> w,
               std::vector<lend::slice_mut<int>>& out) { out.push_back(std::move(w)); },
            lend::mut(v), lend::mut(kept));
#else
  std::vector<std::size_t> kept;
  lend::run([](lend::slice_mut<int> w, std::vector<std::size_t>& out) { out.push_back(w.size()); },
            lend::mut(v), lend::mut(kept));
#endif
}
