// lend[send]
#include <lend/lend.hpp>

#include <iterator>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::run([](std::back_insert_iterator<std::vector<int>> to) { *to = 1; }, std::back_inserter(v));
#else
  lend::run([](std::vector<int>& to) { to.push_back(1); }, lend::mut(v));
#endif
}
