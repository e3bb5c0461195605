// lend[call]
// shows: called_with<int, const record&>
#include <lend/lend.hpp>

#include <vector>

struct record {
  int key;
};

int main() {
  std::vector<record> v{{3}, {1}};
  const auto add = [](int a, int b) { return a + b; };
#ifdef BREAK
  return lend::reduce(v, 0, add) - 4;
#else
  return lend::transform_reduce(v, 0, add, &record::key) - 4;
#endif
}
