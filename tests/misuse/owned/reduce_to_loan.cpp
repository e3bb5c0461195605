// lend[owned]
#include <lend/lend.hpp>

#include <vector>

struct best {
  lend::slice<int> where;
};

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  auto kept = lend::call([](lend::slice<int> w) { return best{w}; }, lend::shared(v));
  static_cast<void>(kept);
#else
  auto kept = lend::call([](lend::slice<int> w) { return w.size(); }, lend::shared(v));
  return static_cast<int>(kept) - 3;
#endif
}
