// lend[copy]
#include <lend/lend.hpp>

#include <memory>
#include <vector>

std::size_t count(std::vector<std::unique_ptr<int>> all) { return all.size(); }

int main() {
  std::vector<std::unique_ptr<int>> v;
#ifdef BREAK
  return static_cast<int>(lend::run(count, lend::copy(v)));
#else
  return static_cast<int>(lend::run(count, std::move(v)));
#endif
}
