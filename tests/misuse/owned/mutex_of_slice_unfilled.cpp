// lend[owned]
// culprit: lend::slice<int>
#include <lend/lend.hpp>

#include <vector>

int main() {
#ifdef BREAK
  lend::mutex<lend::slice<int>> kept;
#else
  lend::mutex<std::vector<int>> kept;
#endif
  static_cast<void>(kept);
}
