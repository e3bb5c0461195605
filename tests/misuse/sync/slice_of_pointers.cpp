// lend[sync]
#include <lend/lend.hpp>

#include <memory>
#include <vector>

int first(lend::slice<std::unique_ptr<int>> all) { return *all[0]; }
int first_of_one(lend::slice_mut<std::unique_ptr<int>> all) { return *all[0]; }

int main() {
  std::vector<std::unique_ptr<int>> v;
  v.push_back(std::make_unique<int>(0));
#ifdef BREAK
  return lend::run(first, lend::shared(v));
#else
  return lend::run(first_of_one, lend::mut(v));
#endif
}
