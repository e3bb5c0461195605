// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

#ifdef BREAK
auto made(std::vector<int>& v) { return lend::mut(v); }
#else
void used(std::vector<int>& v) {
  lend::run([](std::vector<int>& of) { of[0] = 1; }, lend::mut(v));
}
#endif

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::run([](std::vector<int>& of) { of[0] = 1; }, made(v));
#else
  used(v);
#endif
}
