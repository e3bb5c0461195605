#include <lend/lend.hpp>

#include <memory>

struct node {
  int value;
  std::unique_ptr<node> left;
  std::unique_ptr<node> right;
};

std::unique_ptr<node> build(int low, int high) {
  if (low >= high) return nullptr;
  const int middle = low + (high - low) / 2;
  auto [left, right] =
      lend::join(lend::task(build, low, middle), lend::task(build, middle + 1, high));
  return std::make_unique<node>(middle, std::move(left), std::move(right));
}

long sum(const node* root) {
  return root == nullptr ? 0 : root->value + sum(root->left.get()) + sum(root->right.get());
}

int main() {
  const auto tree = lend::run(build, 0, 1'000);
  return sum(tree.get()) == 499'500 ? 0 : 1;
}
