// lend[call]
#include <lend/lend.hpp>

#include <memory>
#include <vector>

int main() {
  std::vector<std::unique_ptr<const int>> v(9);
  std::vector<std::unique_ptr<const int>> out(2);
  const std::vector<int> indices{1, 2};
#ifdef BREAK
  lend::gather(v, indices, out);
#else
  lend::for_each(lend::zip(lend::scatter(v, indices), out),
                 [](auto& from, auto& to) { to = std::move(from); });
#endif
}
