// lend[sync]
#include <lend/lend.hpp>

struct counting {
  mutable int copies = 0;
};
struct constant {
  int copies = 0;
};

int main() {
#ifdef BREAK
  lend::worker_local<counting> locals(counting{});
  locals.with([](counting& c) { ++c.copies; });
#else
  lend::worker_local<constant> locals(constant{});
  locals.with([](constant& c) { ++c.copies; });
#endif
}
