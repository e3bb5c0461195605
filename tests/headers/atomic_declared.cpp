#include <lend/lend.hpp>

#include <atomic>

int count_with_whole(lend::atomic_slice<int> counts);

namespace {
int count(lend::atomic_slice<int> counts) { return counts[0].fetch_add(1); }
}  // namespace

int main() {
  int counts[] = {0};
  return lend::call(count, lend::atomics(counts)) +
         lend::call(count_with_whole, lend::atomics(counts)) - 1;
}
