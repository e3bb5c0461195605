// lend[call]
// shows: called_with<lend::ref_mut<record>, int>
#include <lend/lend.hpp>

struct record {
  int count;
};

int main() {
  lend::worker_local<record> locals;
#ifdef BREAK
  locals.with([](double& own, int by) { own += by; }, 3);
#else
  locals.with([](record& own, int by) { own.count += by; }, 3);
#endif
}
