// lend[call]
#include <lend/lend.hpp>

#include <vector>

struct fixed {
  const int key;
};
struct record {
  int key;
};

int main() {
#ifdef BREAK
  std::vector<fixed> v{{3}, {1}};
  return lend::partition(v, [](const fixed& r) { return r.key > 1; }) == 2;
#else
  std::vector<record> v{{3}, {1}};
  return lend::partition(v, [](const record& r) { return r.key > 1; }) == 2;
#endif
}
