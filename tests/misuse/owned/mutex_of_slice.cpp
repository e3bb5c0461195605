// lend[owned]
// culprit: lend::slice<int>
#include <lend/lend.hpp>

#include <utility>
#include <vector>

void guard_elements([[maybe_unused]] lend::slice<int> v) {
#ifdef BREAK
  lend::mutex<lend::slice<int>> kept(v);
#else
  lend::mutex<std::vector<int>> kept(std::vector<int>(v.begin(), v.end()));
#endif
}

int main() {
  const std::vector<int> v(3);
  lend::run(guard_elements, lend::shared(v));
}
