// lend[call]
// shows: called_with<lend::slice_mut<int>, const int&>
#include <lend/lend.hpp>

#include <vector>

void fill(lend::slice_mut<int> v, lend::slice_mut<int> w, int with) { v[0] = w[0] = with; }
void fill_one(lend::slice_mut<int> v, int with) { v[0] = with; }

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::join(lend::split_at(1, v), fill, 7);
#else
  lend::join(lend::split_at(1, v), fill_one, 7);
#endif
  lend::call(lend::split_at(1, v), fill, 7);
}
