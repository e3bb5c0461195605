#include <lend/lend.hpp>

#include <cstddef>
#include <vector>

struct tree {
  int value = 0;
  std::vector<tree> children;
};

tree grow(int depth) {
  tree root{1, {}};
  for (int i = 0; depth > 0 && i < 3; ++i) root.children.push_back(grow(depth - 1));
  return root;
}

int sum(const tree& root) {
  return lend::transform_reduce(root.children, root.value, [](int a, int b) { return a + b; }, sum);
}

int main() {
  const tree root = grow(6);
  return lend::run(sum, lend::shared(root)) == (3 * 3 * 3 * 3 * 3 * 3 * 3 - 1) / 2 ? 0 : 1;
}
