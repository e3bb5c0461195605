// lend[sync]
// culprit: tree.root*: int
#include <lend/lend.hpp>

#include <memory>
#include <vector>

struct tree {
  std::unique_ptr<int> root;
};
struct fixed_tree {
  std::unique_ptr<const int> root;
};

int main() {
#ifdef BREAK
  std::vector<int> v{3, 1, 2};
  tree t{std::make_unique<int>(1)};
  lend::for_each(v, [](int& x, const tree& of) { x = ++*of.root; }, lend::shared(t));
#else
  std::vector<int> v{3, 1, 2};
  fixed_tree t{std::make_unique<const int>(1)};
  lend::for_each(v, [](int& x, const fixed_tree& of) { x = *of.root; }, lend::shared(t));
#endif
}
