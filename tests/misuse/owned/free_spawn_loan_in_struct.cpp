// lend[owned]
#include <lend/lend.hpp>

#include <vector>

struct request {
  int index;
#ifdef BREAK
  lend::slice<int> numbers;
#else
  std::vector<int> numbers;
#endif
};

int main() {
  std::vector<int> v{0, 1};
  return lend::call(
      [](lend::slice<int> part) {
#ifdef BREAK
        auto guard = lend::spawn([](request r) { return r.index; }, request{0, part});
#else
        auto guard =
            lend::spawn([](request r) { return r.index; }, request{0, {part.begin(), part.end()}});
#endif
        return guard.join();
      },
      lend::shared(v));
}
