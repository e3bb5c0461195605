// lend[call]
#include <lend/lend.hpp>

#include <string>

int main() {
  lend::worker_local<std::string> locals;
#ifdef BREAK
  locals.with([](int& n) { n = 0; });
#else
  locals.with([](std::string& s) { s = "0"; });
#endif
}
