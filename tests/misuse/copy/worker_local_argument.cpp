// lend[copy]
#include <lend/lend.hpp>

#include <vector>

int main() {
  lend::worker_local<int> locals;
  std::vector<int> v{0, 1, 2};
#ifdef BREAK
  return locals.with([](int& n, const std::vector<int>& w) { return n += w[0]; }, v);
#else
  return locals.with([](int& n, const std::vector<int>& w) { return n += w[0]; }, lend::shared(v));
#endif
}
