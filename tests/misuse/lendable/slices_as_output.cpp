// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::run(
      [](lend::slice<int> w) {
        std::vector<lend::slice<int>> parts(3, w);
        lend::transform(lend::chunks(w, 1), parts, [](lend::slice<int> part) { return part; });
      },
      lend::shared(v));
#else
  lend::run(
      [](lend::slice<int> w) {
        std::vector<std::size_t> lengths(3);
        lend::transform(lend::chunks(w, 1), lengths,
                        [](lend::slice<int> part) { return part.size(); });
      },
      lend::shared(v));
#endif
}
