// lend[call]
#include <lend/lend.hpp>

#include <vector>

int main() {
  lend::mutex<std::vector<int>> jobs(std::vector<int>{1, 2});
  auto held = jobs.lock();
#ifdef BREAK
  held.wait([](std::vector<int>& v) { return !v.empty(); });
#else
  held.wait([](const std::vector<int>& v) { return !v.empty(); });
#endif
}
