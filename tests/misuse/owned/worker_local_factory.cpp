// lend[owned]
#include <lend/lend.hpp>

#include <vector>

struct first_of {
  lend::slice<int> part;
  int operator()() const { return part[0]; }
};
struct first {
  int n;
  int operator()() const { return n; }
};

int main() {
  std::vector<int> v{3, 1, 2};
  return lend::call(
      [](lend::slice<int> w) {
#ifdef BREAK
        lend::worker_local<int> locals(first_of{w});
#else
        lend::worker_local<int> locals(first{w[0]});
#endif
        return locals.with([](int& n) { return n - 3; });
      },
      lend::shared(v));
}
