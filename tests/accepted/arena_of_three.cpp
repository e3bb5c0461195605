#include <lend/lend.hpp>

#include <cstddef>
#include <string>

int main() {
  const lend::arena three(3);
  const auto width = three.run([] { return lend::this_arena::width(); });
  const std::string report = three.run(&lend::this_arena::report);
  return width == 3 && three.width() == 3 && !report.empty() ? 0 : 1;
}
