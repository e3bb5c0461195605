#include <lend/lend.hpp>

#include <atomic>
#include <vector>

struct folder {
  int files = 0;
  std::vector<folder> folders;
};

void count(const folder& here, std::atomic<int>& total) {
  total += here.files;
  lend::for_each(here.folders, count, lend::shared(total));
}

int main() {
  const folder root{1, {{2, {{5, {}}}}, {3, {}}, {4, {}}}};
  std::atomic<int> total = 0;
  lend::run(count, lend::shared(root), lend::shared(total));
  return total == 15 ? 0 : 1;
}
