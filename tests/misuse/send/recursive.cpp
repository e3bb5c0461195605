// lend[send]
// culprit: node_with_parent.parent: node_with_parent*
#include <lend/lend.hpp>

#include <memory>
#include <utility>
#include <vector>

struct node {
  std::vector<node> kids;
  std::unique_ptr<node> next;
};
struct node_with_parent {
  std::vector<node_with_parent> kids;
  node_with_parent* parent;
};

int main() {
#ifdef BREAK
  node_with_parent n{{}, nullptr};
  lend::run([](node_with_parent root) { return root.kids.size(); }, std::move(n));
#else
  node n;
  lend::run([](node root) { return root.kids.size(); }, std::move(n));
#endif
}
