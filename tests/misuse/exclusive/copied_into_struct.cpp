// lend[exclusive] in source line
#include <lend/lend.hpp>

#include <vector>

struct job {
  int id;
  lend::slice_mut<int> part;
};

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::run(
      [](lend::slice_mut<int> w) {
        job j{1, w};
        j.part[0] = j.id;
      },
      lend::mut(v));
#else
  lend::run(
      [](lend::slice_mut<int> w) {
        job j{1, std::move(w)};
        j.part[0] = j.id;
      },
      lend::mut(v));
#endif
}
