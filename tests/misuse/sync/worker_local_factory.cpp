// lend[sync]
#include <lend/lend.hpp>

struct counting {
  mutable int calls;
  int operator()() const { return ++calls; }
};
struct starting {
  int at;
  int operator()() const { return at; }
};

int main() {
#ifdef BREAK
  lend::worker_local<int> locals(counting{0});
#else
  lend::worker_local<int> locals(starting{0});
#endif
  return locals.with([](int& n) { return n; });
}
