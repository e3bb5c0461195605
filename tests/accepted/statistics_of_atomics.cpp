#include <lend/lend.hpp>

#include <atomic>

struct statistics {
  std::atomic<int> hits{0};
  std::atomic<int> misses{0};
};

int main() {
  statistics all;
  lend::parallel_for(
      0, 900,
      [](int i, statistics& s) {
        if (i % 3 == 0) {
          ++s.hits;
        } else {
          ++s.misses;
        }
      },
      lend::shared(all));
  return all.hits == 300 && all.misses == 600 ? 0 : 1;
}
