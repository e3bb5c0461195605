// lend[sync]
#include <lend/lend.hpp>

#include <memory>

struct node {
  int value;
  std::unique_ptr<node> next;
};
int sum(const node& n) { return n.value; }
int sum_of_one(node& n) { return n.value; }

int main() {
  node n{0, nullptr};
#ifdef BREAK
  return lend::run(sum, lend::shared(n));
#else
  return lend::run(sum_of_one, lend::mut(n));
#endif
}
