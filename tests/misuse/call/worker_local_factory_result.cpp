// lend[call]
#include <lend/lend.hpp>

#include <string>

int main() {
#ifdef BREAK
  lend::worker_local<std::string> locals([] { return 0; });
#else
  lend::worker_local<std::string> locals([] { return "0"; });
#endif
  return locals.with([](std::string& s) { return s.empty() ? 1 : 0; });
}
