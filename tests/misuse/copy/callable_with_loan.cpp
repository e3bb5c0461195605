// lend[copy]
#include <lend/lend.hpp>

#include <utility>
#include <vector>

struct writes {
  lend::slice_mut<int> to;
  void operator()() { to[0] = 1; }
};

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::run(
      [](lend::slice_mut<int> w) {
        writes f{std::move(w)};
        lend::join(lend::task(f), lend::task(f));
      },
      lend::mut(v));
#else
  lend::run(
      [](lend::slice_mut<int> w) {
        writes f{std::move(w)};
        lend::join(lend::task(std::move(f)), lend::task([] {}));
      },
      lend::mut(v));
#endif
}
