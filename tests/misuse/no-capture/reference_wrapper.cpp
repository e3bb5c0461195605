// lend[no-capture]
#include <lend/lend.hpp>

#include <functional>

struct counter {
  int calls;
  void operator()() { ++calls; }
};

int main() {
  counter c{0};
#ifdef BREAK
  lend::join(lend::task(std::ref(c)), lend::task(std::ref(c)));
#else
  lend::join(lend::task([](counter& own) { own(); }, lend::mut(c)), lend::task([] {}));
#endif
}
