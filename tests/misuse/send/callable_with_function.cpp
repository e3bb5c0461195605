// lend[send]
#include <lend/lend.hpp>

#include <functional>

struct logged {
  std::function<void()> log;
  void operator()() const { log(); }
};
struct counted {
  int n;
  void operator()() const {}
};

int main() {
#ifdef BREAK
  lend::run(logged{[] {}});
#else
  lend::run(counted{1});
#endif
}
