#include <lend/lend.hpp>

#include <string>
#include <string_view>
#include <vector>

bool is_comment(std::string_view line) { return line.starts_with('#'); }

int main() {
  const std::vector<std::string> lines{"# a comment", "code", "#", ""};
  const int comments =
      lend::transform_reduce(lines, 0, [](int a, int b) { return a + b; }, is_comment);
  const std::string one = "# x";
  return comments == 2 && lend::run(is_comment, lend::shared(one)) ? 0 : 1;
}
