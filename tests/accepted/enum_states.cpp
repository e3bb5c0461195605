#include <lend/lend.hpp>

#include <algorithm>
#include <vector>

enum class light { red, green };

light change(light now) { return now == light::red ? light::green : light::red; }

int main() {
  const std::vector<light> now(100, light::red);
  std::vector<light> next(100, light::red);
  lend::transform(now, next, change);
  return std::ranges::count(next, light::green) == 100 ? 0 : 1;
}
