#include <lend/lend.hpp>

#include <array>
#include <string>
#include <vector>

int main() {
  const auto twice = [](auto& x) { x += x; };
  std::vector<int> numbers{1, 2, 3};
  std::array<std::string, 2> words{"a", "b"};
  lend::for_each(numbers, twice);
  lend::for_each(words, twice);

  const auto size = [](const auto& range) { return range.size(); };
  const auto [n, w] =
      lend::join(lend::task(size, lend::shared(numbers)), lend::task(size, lend::shared(words)));
  return numbers[2] == 6 && words[1] == "bb" && n == 3 && w == 2 ? 0 : 1;
}
