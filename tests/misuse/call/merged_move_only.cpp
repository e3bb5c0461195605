// lend[call]
#include <lend/lend.hpp>

#include <memory>
#include <string>
#include <vector>

int main() {
#ifdef BREAK
  using name = std::unique_ptr<const std::string>;
#else
  using name = std::string;
#endif
  const std::vector<name> a(2);
  const std::vector<name> b(1);
  std::vector<name> out(3);
  lend::merge(a, b, out, [](const name& x, const name& y) { return &x != &y; });
}
