#include <lend/lend.hpp>

#include <numeric>
#include <vector>

void number_from(lend::slice_mut<int> part, int first) {
  std::iota(part.begin(), part.end(), first);
}

int main() {
  std::vector<int> v(1'000);
  lend::scope(
      [](lend::scope_handle& s, lend::slice_mut<int> rest) {
        int first = 0;
        while (rest.size() > 300) {
          auto [part, others] = std::move(rest).split_at(300);
          s.spawn(number_from, std::move(part), first);
          first += 300;
          rest = std::move(others);
        }
        s.spawn(number_from, std::move(rest), first);
      },
      lend::mut(v));
  for (int i = 0; i < 1'000; ++i) {
    if (v[static_cast<std::size_t>(i)] != i) return 1;
  }
  return 0;
}
