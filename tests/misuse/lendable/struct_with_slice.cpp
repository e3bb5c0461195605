// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

struct cursor {
  lend::slice<int> rest;
};
struct position {
  std::size_t rest;
};

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::run(
      [](lend::slice<int> w) {
        cursor c{w};
        lend::run([](cursor& d) { d.rest = d.rest.first(1); }, lend::mut(c));
      },
      lend::shared(v));
#else
  lend::run(
      [](lend::slice<int> w) {
        position p{w.size()};
        lend::run([](position& q) { q.rest = 1; }, lend::mut(p));
      },
      lend::shared(v));
#endif
}
