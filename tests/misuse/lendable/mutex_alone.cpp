// lend[lendable]
// culprit: guarded.lock: std::mutex
#include <lend/lend.hpp>

#include <mutex>

struct guarded {
  std::mutex lock;
  int value = 0;
};
struct plain {
  int value = 0;
};

int main() {
#ifdef BREAK
  guarded g;
  return lend::run([](guarded& of) { return of.value; }, lend::mut(g));
#else
  plain p;
  return lend::run([](plain& of) { return of.value; }, lend::mut(p));
#endif
}
