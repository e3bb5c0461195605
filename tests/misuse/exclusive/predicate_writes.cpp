// lend[exclusive]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  return lend::remove_if(v, [](int& x) { return ++x > 2; }) == 1;
#else
  return lend::remove_if(v, [](const int& x) { return x > 2; }) == 1;
#endif
}
