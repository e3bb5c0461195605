// lend[copy]
#include <lend/lend.hpp>

#include <cstddef>
#include <vector>

struct ticket {
  lend::box<int> number;
};

int main() {
  std::vector<ticket> v;
  v.push_back({lend::make_box<int>(3)});
  v.push_back({lend::make_box<int>(3)});
#ifdef BREAK
  const auto all = lend::group_by(v, [](const ticket& t) { return *t.number; });
#else
  const std::vector<std::size_t> positions{0, 1};
  const auto all = lend::group_by(
      positions, [](std::size_t i, lend::slice<ticket> of) { return *of[i].number; },
      lend::shared(v));
#endif
  return all.size() == 1 ? 0 : 1;
}
