// lend[call] in source line
#include <lend/lend.hpp>

#include <cstddef>
#include <vector>

int main() {
#ifdef BREAK
  lend::arc<std::vector<int>> kept;
#else
  lend::arc<std::vector<int>> kept = lend::make_arc<std::vector<int>>(std::size_t{3});
#endif
  static_cast<void>(kept);
}
