#include <lend/lend.hpp>

#include <algorithm>
#include <optional>
#include <vector>

std::optional<int> first_negative(lend::slice<int> v) {
  const auto found = std::ranges::find_if(v, [](int x) { return x < 0; });
  if (found == v.end()) return std::nullopt;
  return *found;
}

int main() {
  std::vector<int> v(1'000, 1);
  v[700] = -7;
  const auto [front, back] = lend::join(lend::split_at(500, std::as_const(v)), first_negative);
  return !front && back == -7 ? 0 : 1;
}
