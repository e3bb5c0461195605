// lend[send]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::run([](std::vector<int>::iterator i) { *i = 1; }, v.begin());
#else
  lend::run([](int& first) { first = 1; }, lend::mut(v.front()));
#endif
}
