// lend[owned]
#include <lend/lend.hpp>

#include <vector>

int main() {
  lend::mutex<std::vector<int>> numbers(std::vector<int>(3));
#ifdef BREAK
  numbers.with([](lend::slice_mut<int> v) { return v; });
#else
  numbers.with([](lend::slice_mut<int> v) { return v.size(); });
#endif
}
