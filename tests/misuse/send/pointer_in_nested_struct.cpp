// lend[send]
#include <lend/lend.hpp>

#include <vector>

struct callback {
  int* target;
};
struct job {
  int id;
  std::vector<callback> callbacks;
};
struct order {
  int id;
  std::vector<int> values;
};

int main() {
  int n = 0;
#ifdef BREAK
  lend::run([](job j) { *j.callbacks[0].target = j.id; }, job{1, {{&n}}});
#else
  lend::run([](order o) { o.values[0] = o.id; }, order{1, {n}});
#endif
}
