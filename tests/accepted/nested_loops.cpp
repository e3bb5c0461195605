#include <lend/lend.hpp>

#include <algorithm>
#include <vector>

int main() {
  std::vector<std::vector<int>> table(50, std::vector<int>(70, 1));
  lend::for_each(table,
                 [](std::vector<int>& row) { lend::for_each(row, [](int& cell) { cell *= 2; }); });
  const bool ok =
      std::ranges::all_of(table, [](const auto& row) { return std::ranges::count(row, 2) == 70; });
  return ok ? 0 : 1;
}
