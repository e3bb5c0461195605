#include <lend/lend.hpp>

#include <algorithm>
#include <string>
#include <vector>

void merge_sort(lend::slice_mut<std::string> names) {
  if (names.size() < 16) {
    std::ranges::sort(names);
    return;
  }
  const auto middle = names.size() / 2;
  lend::join(names.split_at(middle), merge_sort);
  std::vector<std::string> merged(names.size());
  std::ranges::merge(names.first(middle), names.last(names.size() - middle), merged.begin());
  std::ranges::move(merged, names.begin());
}

int main() {
  std::vector<std::string> names;
  for (int i = 0; i < 2'000; ++i) names.push_back("name" + std::to_string(i * 37 % 1'000));
  auto expected = names;
  lend::run(merge_sort, lend::mut(names));
  std::ranges::sort(expected);
  return names == expected ? 0 : 1;
}
