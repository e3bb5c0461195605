// lend[exclusive]
#include <lend/lend.hpp>

#include <vector>

struct job {
  int id;
  lend::slice_mut<int> part;
};
void work(job j) { j.part[0] = j.id; }

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::run(
      [](lend::slice_mut<int> w) {
        job j{1, std::move(w)};
        lend::join(lend::task(work, lend::copy(j)), lend::task(work, std::move(j)));
      },
      lend::mut(v));
#else
  lend::run(
      [](lend::slice_mut<int> w) {
        job j{1, std::move(w)};
        lend::join(lend::task(work, std::move(j)), lend::task([] {}));
      },
      lend::mut(v));
#endif
}
