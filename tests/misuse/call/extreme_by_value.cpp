// lend[call]
// shows: called_with<const record&, const record&>
#include <lend/lend.hpp>

#include <vector>

struct record {
  int weight;
};

int main() {
  const std::vector<record> v{{3}, {1}};
#ifdef BREAK
  return lend::min_element(v, &record::weight) == 1U ? 0 : 1;
#else
  const auto lighter = [](const record& a, const record& b) { return a.weight < b.weight; };
  return lend::min_element(v, lighter) == 1U ? 0 : 1;
#endif
}
