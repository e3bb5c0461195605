// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

int first(const std::vector<int>& v) { return v[0]; }

void start(lend::scope_handle& s, std::vector<int> own) {
#ifdef BREAK
  s.spawn(first, lend::shared(own));
#else
  s.spawn(first, std::move(own));
#endif
}

int main() {
#ifdef BREAK
  lend::scope([](lend::scope_handle& s) { s.spawn(start, std::vector<int>{1}); });
#else
  lend::scope([](lend::scope_handle& s) { s.spawn(start, std::vector<int>{1}); });
#endif
}
