// lend[send]
// culprit: sorted.values.key_comp().table: const int*
#include <lend/lend.hpp>

#include <set>

struct by_table {
  const int* table;
  bool operator()(int a, int b) const { return table[a] < table[b]; }
};
struct by_rest {
  int modulus;
  bool operator()(int a, int b) const { return a % modulus < b % modulus; }
};
struct sorted {
  std::set<int, by_table> values;
};
struct sorted_by_rest {
  std::set<int, by_rest> values;
};

int main() {
#ifdef BREAK
  return lend::run([](sorted s) { return int(s.values.size()); }, sorted{});
#else
  return lend::run([](sorted_by_rest s) { return int(s.values.size()); }, sorted_by_rest{});
#endif
}
