// lend[owned]
#include <lend/lend.hpp>

#include <span>
#include <vector>

int main() {
#ifdef BREAK
  lend::keeper<std::span<int>> kept;
#else
  lend::keeper<std::vector<int>> kept(std::vector<int>(3));
#endif
  static_cast<void>(kept);
}
