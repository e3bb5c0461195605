#include <lend/lend.hpp>

#include <tuple>
#include <utility>
#include <vector>

lend::slice_mut<int> doubled(lend::slice_mut<int> part) {
  for (int& x : part) x *= 2;
  return part;
}

lend::slice_mut<int> doubled_by_task(lend::scope_handle& s, lend::slice_mut<int> part) {
  auto task = s.spawn(doubled, std::move(part));
  return task.join();
}

// No loan is made in these calls: what they are given, they may give back.
void double_often(lend::slice_mut<int> v) {
  lend::arena two(2);
  v = lend::run(doubled, std::move(v));
  v = two.run(doubled, std::move(v));
  v = lend::scope(doubled_by_task, std::move(v));
  auto [front, back] = std::move(v).split_at(1);
  auto halves =
      lend::join(lend::task(doubled, std::move(front)), lend::task(doubled, std::move(back)));
  v = lend::rejoin(std::move(std::get<0>(halves)), std::move(std::get<1>(halves)));
  v[0] += v[2];
}

int main() {
  std::vector<int> v{1, 2, 3};
  lend::run(double_often, lend::mut(v));
  return v == std::vector{64, 32, 48} ? 0 : 1;
}
