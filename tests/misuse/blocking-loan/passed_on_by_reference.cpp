// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

void fill(lend::slice_mut<int> v) { v[0] = 1; }

template <class View>
void fill_parts(const View& view) {
  lend::for_each(view, fill);
}

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  fill_parts(lend::chunks(v, 2));
#else
  lend::for_each(lend::chunks(v, 2), fill);
#endif
}
