// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

struct table {
  std::vector<int> rows;
};
void clear(const table& t) {
#ifdef BREAK
  lend::run([](std::vector<int>& rows) { rows.clear(); }, lend::mut(t.rows));
#else
  lend::run([](const std::vector<int>& rows) { return rows.size(); }, lend::shared(t.rows));
#endif
}

int main() { clear(table{}); }
