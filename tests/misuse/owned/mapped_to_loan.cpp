// lend[owned]
#include <lend/lend.hpp>

#include <vector>

struct best {
  lend::slice<int> where;
};

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::run(
      [](lend::slice<int> all) {
        return lend::transform_reduce(
                   lend::chunks(all, 1), best{all}, [](best a, best) { return a; },
                   [](lend::slice<int> part) { return best{part}; })
            .where[0];
      },
      lend::shared(v));
#else
  lend::run(
      [](lend::slice<int> all) {
        return lend::transform_reduce(
            lend::chunks(all, 1), 0, [](int a, int) { return a; },
            [](lend::slice<int> part) { return part[0]; });
      },
      lend::shared(v));
#endif
}
