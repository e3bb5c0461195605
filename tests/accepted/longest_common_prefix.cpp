#include <lend/lend.hpp>

#include <algorithm>
#include <string>
#include <vector>

std::string common_prefix(const std::string& a, const std::string& b) {
  const auto [end, other] = std::ranges::mismatch(a, b);
  return std::string(a.begin(), end);
}

int main() {
  std::vector<std::string> paths;
  for (int i = 0; i < 500; ++i) paths.push_back("/usr/share/doc/" + std::to_string(i));
  const std::string prefix = lend::reduce(paths, lend::copy(paths.front()), common_prefix);
  return prefix == "/usr/share/doc/" ? 0 : 1;
}
