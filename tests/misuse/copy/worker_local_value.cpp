// lend[copy]
#include <lend/lend.hpp>

#include <vector>

int main() {
  lend::worker_local<std::vector<int>> locals;
#ifdef BREAK
  locals.with([](std::vector<int> v) { v.push_back(1); });
#else
  locals.with([](std::vector<int>& v) { v.push_back(1); });
#endif
}
