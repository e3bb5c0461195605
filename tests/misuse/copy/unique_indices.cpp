// lend[copy]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  const std::vector<unsigned> indices{2, 0};
  const lend::unique_indices order(indices, 3);
#ifdef BREAK
  lend::run([](lend::unique_indices<unsigned>) {}, order);
#else
  lend::run([](const lend::unique_indices<unsigned>&) {}, lend::shared(order));
#endif
}
