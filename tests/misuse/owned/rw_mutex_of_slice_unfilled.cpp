// lend[owned]
// culprit: lend::slice<int>
#include <lend/lend.hpp>

#include <vector>

int main() {
#ifdef BREAK
  lend::rw_mutex<lend::slice<int>> kept;
#else
  lend::rw_mutex<std::vector<int>> kept;
#endif
  static_cast<void>(kept);
}
