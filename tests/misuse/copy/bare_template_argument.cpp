// lend[copy]
#include <lend/lend.hpp>

#include <vector>

template <class T>
void fill(lend::slice_mut<T> v, const std::vector<T>& from) {
  v[0] = from[0];
}

int main() {
  std::vector<int> v{3, 1, 2};
  std::vector<int> from{4};
#ifdef BREAK
  lend::run(fill, lend::mut(v), from);
#else
  lend::run(fill, lend::mut(v), lend::shared(from));
#endif
}
