// lend[lendable]
// culprit: list.items[].first: int*
#include <lend/lend.hpp>

#include <string>
#include <utility>
#include <vector>

struct list {
  std::string name;
  std::vector<std::pair<int*, int>> items;
};
struct owning_list {
  std::string name;
  std::vector<std::pair<int, int>> items;
};

int main() {
#ifdef BREAK
  list l;
  lend::run([](list& of) { of.items.clear(); }, lend::mut(l));
#else
  owning_list l;
  lend::run([](owning_list& of) { of.items.clear(); }, lend::mut(l));
#endif
}
