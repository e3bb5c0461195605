#include <lend/lend.hpp>

#include <algorithm>
#include <compare>
#include <vector>

struct version {
  int major_part;
  int minor_part;

  auto operator<=>(const version&) const = default;
};

int main() {
  std::vector<version> versions{{1, 2}, {0, 9}, {1, 0}, {2, 0}};
  lend::sort(versions);
  return std::ranges::is_sorted(versions) && versions.back() == version{2, 0} ? 0 : 1;
}
