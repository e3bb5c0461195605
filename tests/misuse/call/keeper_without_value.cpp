// lend[call] in source line
#include <lend/lend.hpp>

#include <vector>

int main() {
#ifdef BREAK
  lend::keeper<std::vector<int>> kept;
#else
  lend::keeper<std::vector<int>> kept(std::vector<int>(3));
#endif
  static_cast<void>(kept);
}
